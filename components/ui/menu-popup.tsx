'use client'
import { Menu as Base } from '@base-ui/react/menu'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { menuLines } from '#/components/ui/menu-lines.tsx'
import { MenuPartsContext } from '#/components/ui/menu-parts.ts'
import { popupClasses } from '#/components/ui/popup-classes.ts'
import { TriggerStandIn } from '#/components/ui/trigger-stand-in.tsx'

type MenuPopupProps = {
  isOpen: boolean
  onClose: () => void
  popupId?: string
  /** Its button; a menu without one stands at `anchor` and needs a `label`. */
  triggerId?: string
  anchor?: Element
  label?: string
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
  children: ReactNode
}

/** It lies outside of every part of the page: as a part of its own it is found by those who go from part to part. */
function MenuPart(props: ComponentPropsWithRef<'div'>) {
  return <section {...props} role={undefined} aria-label="Menu" />
}

export function MenuPopup({ isOpen, onClose, children, ...rest }: MenuPopupProps) {
  const { popupId, triggerId, anchor, label, align = 'start', side = 'bottom' } = rest
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      {triggerId !== undefined && <Base.Trigger id={triggerId} render={<TriggerStandIn of={triggerId} />} />}
      <Base.Portal>
        <Base.Positioner
          render={MenuPart}
          anchor={anchor}
          sideOffset={4}
          align={align}
          side={side}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            id={popupId}
            aria-label={label}
            className={`${popupClasses} max-h-(--available-height) max-w-[min(22rem,var(--available-width))] min-w-44 overflow-y-auto p-1`}
          >
            <MenuPartsContext value={menuLines}>{children}</MenuPartsContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
