'use client'
import { type ReactNode, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'

type ApplyFormProps = {
  /** Why what is filled in cannot be applied; null when it can. */
  problem: string | null
  onApply: () => void
  children: ReactNode
}

/** What is typed holds when it is applied; what is wrong is said then, not while one types. */
export function ApplyForm({ problem, onApply, children }: ApplyFormProps) {
  const [isTried, setIsTried] = useState(false)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsTried(true)
        if (problem === null) onApply()
      }}
      className="grid gap-2"
    >
      {children}
      {isTried && problem !== null && (
        <p role="alert" className="text-bad wrap-anywhere">
          {problem}
        </p>
      )}
      <Button type="submit" look="primary" className="w-fit">
        Apply
      </Button>
    </form>
  )
}
