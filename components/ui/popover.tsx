'use client'
import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { popupClasses } from '#/components/ui/popup-classes.ts'

type PopoverProps = {
  trigger: ReactElement
  /** What the popover is called for those who do not see it. */
  label: string
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  align?: 'start' | 'end'
  children: ReactNode
}

/** A small form or a text behind a button, beside what it is about. */
export function Popover({ trigger, label, isOpen, onOpenChange, align = 'start', children }: PopoverProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => onOpenChange?.(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-40">
          <Base.Popup
            aria-label={label}
            className={`${popupClasses} max-h-(--available-height) max-w-[calc(100vw-1rem)] overflow-y-auto p-3`}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
