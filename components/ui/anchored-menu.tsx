'use client'
import type { ReactNode } from 'react'
import { LateMenu } from '#/components/ui/menu.tsx'

type AnchoredMenuProps = {
  /** What the menu stands at. */
  anchor: Element
  label: string
  isOpen: boolean
  onClose: () => void
  align?: 'start' | 'end'
  children: ReactNode
}

/** A menu that many things open, one for all of them: it stands at what it is about. Its items are those of `Menu`. */
export function AnchoredMenu({ align = 'end', ...rest }: AnchoredMenuProps) {
  return <LateMenu {...rest} align={align} />
}
