'use client'
import { Popover as Base } from '@base-ui/react/popover'
import { type ReactNode, useRef } from 'react'
import { popupClasses } from '#/components/ui/popup-classes.ts'
import { TriggerStandIn } from '#/components/ui/trigger-stand-in.tsx'

type PopoverPopupProps = {
  isOpen: boolean
  onClose: () => void
  label: string
  className: string
  popupId?: string
  /** Its button; a popover without one stands beside `anchor`. */
  triggerId?: string
  anchor?: () => Element | null
  /** What has the keyboard again when it closes, where that is not its button. */
  opener?: () => HTMLElement | null
  /** Opened by a finger, it does not bring the keyboard of the screen with it. */
  isByTouch?: boolean
  align?: 'start' | 'end'
  children: ReactNode
}

export function PopoverPopup({ isOpen, onClose, label, className, children, ...rest }: PopoverPopupProps) {
  const { popupId, triggerId, anchor, opener, isByTouch = false, align = 'start' } = rest
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      {triggerId !== undefined && <Base.Trigger id={triggerId} render={<TriggerStandIn of={triggerId} />} />}
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={4} align={align} className="z-40">
          <Base.Popup
            ref={popup}
            id={popupId}
            aria-label={label}
            initialFocus={isByTouch ? popup : undefined}
            finalFocus={opener === undefined ? undefined : () => opener() ?? true}
            className={`${popupClasses} ${className}`}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
