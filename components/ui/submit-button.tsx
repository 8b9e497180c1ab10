'use client'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from '#/components/ui/button.tsx'

/** The button of a form that leads to another page, and waits with it. */
export function SubmitButton({ children }: { children: ReactNode }) {
  const { pending } = useFormStatus()
  return (
    <Button type="submit" aria-busy={pending}>
      {children}
    </Button>
  )
}
