'use client'
import type { ReactNode } from 'react'
import { LatePopover } from '#/components/ui/popover.tsx'

type AnchoredPopoverProps = {
  isOpen: boolean
  /** What it stands beside. */
  anchor: () => Element | null
  /** What has the keyboard again when it closes. */
  opener: () => HTMLElement | null
  label: string
  onClose: () => void
  children: ReactNode
}

/** A popover beside something that is no button of its own, such as a cell. */
export function AnchoredPopover(props: AnchoredPopoverProps) {
  return (
    <LatePopover
      {...props}
      className="flex max-h-[min(var(--available-height),32rem)] max-w-[min(40rem,calc(100vw-1rem))] min-w-64 flex-col gap-2 p-3"
    />
  )
}
