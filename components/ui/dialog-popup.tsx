'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { IconButton } from '#/components/ui/button.tsx'
import { popupClasses } from '#/components/ui/popup-classes.ts'

export type DialogProps = { isOpen: boolean; onClose: () => void; title: string; children: ReactNode; isWide?: boolean }

/** The second click of the double click that opened it lies beside it, and does not close it. */
function isDoubleClick(event: Event): boolean {
  return event instanceof MouseEvent && event.detail > 1
}

export function DialogPopup({ isOpen, onClose, title, children, isWide = false }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={isOpen} onOpenChange={(open, details) => !open && !isDoubleClick(details.event) && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 min-h-dvh bg-black/30 data-ending-style:opacity-0 data-starting-style:opacity-0 motion-safe:transition-opacity motion-safe:duration-100" />
        <Base.Popup
          ref={popup}
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-opens-on]') ?? true}
          className={`${popupClasses} fixed top-1/2 left-1/2 z-40 grid max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-1/2 grid-cols-1 gap-4 overflow-y-auto p-5 ${isWide ? 'max-w-3xl' : 'max-w-md'}`}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-lg font-semibold wrap-anywhere">{title}</Base.Title>
            <Base.Close
              render={
                <IconButton label="Close">
                  <X aria-hidden className="size-4" />
                </IconButton>
              }
            />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
