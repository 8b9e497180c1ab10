'use client'
import type { ReactNode } from 'react'
import { Button, type Look } from '#/components/ui/button.tsx'

type ActionButtonProps = {
  icon?: ReactNode
  look?: Look
  /** Why it cannot be pressed now, in a sentence; null when it can. */
  hindrance: string | null
  onPress: () => void
  children: ReactNode
}

/** A button that, where it cannot be pressed, stays reachable and says why. */
export function ActionButton({ icon, look, hindrance, onPress, children }: ActionButtonProps) {
  return (
    <Button
      look={look}
      aria-disabled={hindrance !== null}
      title={hindrance ?? undefined}
      onClick={() => hindrance === null && onPress()}
    >
      {icon}
      {children}
      {hindrance !== null && <span className="sr-only">, not now: {hindrance}</span>}
    </Button>
  )
}
