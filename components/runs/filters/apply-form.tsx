'use client'
import { type ReactNode, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'

type ApplyFormProps = {
  /** Why what is filled in cannot be applied; null when it can. */
  problem: string | null
  onApply: () => void
  /** What stands beside the button. */
  aside?: ReactNode
  /** The button stands at the end of the fields. */
  isOneLine?: boolean
  children: ReactNode
}

/** What is typed holds when it is applied; what is wrong is said then, not while one types. */
export function ApplyForm({ problem, onApply, aside, isOneLine = false, children }: ApplyFormProps) {
  const [isTried, setIsTried] = useState(false)
  const button = (
    <Button type="submit" look="primary">
      Apply
    </Button>
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsTried(true)
        if (problem === null) onApply()
      }}
      className="grid grid-cols-1 gap-2"
    >
      {isOneLine ? (
        <div className="flex gap-2">
          {children}
          {button}
        </div>
      ) : (
        children
      )}
      {isTried && problem !== null && (
        <p role="alert" className="text-bad wrap-anywhere">
          {problem}
        </p>
      )}
      {!isOneLine && (
        <div className="flex items-center justify-between gap-3">
          {button}
          {aside}
        </div>
      )}
    </form>
  )
}
