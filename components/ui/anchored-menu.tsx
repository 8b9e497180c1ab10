'use client'
import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { menuPart } from '#/components/ui/menu.tsx'
import { popupClasses } from '#/components/ui/popup-classes.ts'

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
export function AnchoredMenu({ anchor, label, isOpen, onClose, align = 'end', children }: AnchoredMenuProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner
          render={menuPart}
          anchor={anchor}
          sideOffset={2}
          align={align}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            aria-label={label}
            className={`${popupClasses} max-h-(--available-height) max-w-[min(22rem,var(--available-width))] min-w-44 overflow-y-auto p-1`}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
