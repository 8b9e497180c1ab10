'use client'
import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import { popupClasses } from '#/components/ui/popup-classes.ts'

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
export function AnchoredPopover({ isOpen, anchor, opener, label, onClose, children }: AnchoredPopoverProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={4} align="start" className="z-40">
          <Base.Popup
            aria-label={label}
            finalFocus={() => opener() ?? true}
            className={`${popupClasses} flex max-h-[min(var(--available-height),32rem)] max-w-[min(40rem,calc(100vw-1rem))] min-w-64 flex-col gap-2 p-3`}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
