'use client'
import type { ReactNode } from 'react'
import { latePopup } from '#/components/ui/late-popup.tsx'
import { type PopupTrigger, usePopupButton } from '#/components/ui/use-popup-button.ts'

type PopoverProps = {
  trigger: PopupTrigger
  /** What the popover is called for those who do not see it. */
  label: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  align?: 'start' | 'end'
  children: ReactNode
}

/** Popovers are drawn by what is fetched when the first is about to open, or the page is at rest. */
export const LatePopover = latePopup(() =>
  import('#/components/ui/popover-popup.tsx').then(({ PopoverPopup }) => PopoverPopup),
)

/** A small form or a text behind a button, beside what it is about. */
export function Popover({ trigger, isOpen, onOpenChange, ...rest }: PopoverProps) {
  const asked = { trigger, kind: 'dialog', isOpen, onOpenChange, prepare: LatePopover.prepare } as const
  const { button, popup } = usePopupButton(asked)
  return (
    <>
      {button}
      <LatePopover
        {...rest}
        {...popup}
        onClose={() => onOpenChange(false)}
        className="max-h-(--available-height) max-w-[calc(100vw-1rem)] overflow-y-auto p-3"
      />
    </>
  )
}
