'use client'
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { firstField } from '#/components/runs/rerun/first-field.ts'
import { panelClasses } from '#/components/runs/rerun/panel-classes.ts'
import { IconButton } from '#/components/ui/button.tsx'

type PanelFrameProps = { title: string; about: ReactNode; onClose: () => void; children: ReactNode }

/** A panel beside the page, which stays in use: focus goes into it and comes back, Escape in it closes it. */
export function PanelFrame({ title, about, onClose, children }: PanelFrameProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root
      open
      modal={false}
      disablePointerDismissal
      onOpenChange={(_isOpen, details) => {
        // Escape pressed elsewhere on the page is for what is there.
        const { activeElement } = document
        const isElsewhere = activeElement !== document.body && popup.current?.contains(activeElement) === false
        if (details.reason === 'escape-key' && isElsewhere) details.cancel()
        else onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Popup
          data-side-panel
          ref={popup}
          initialFocus={() => firstField(popup.current) ?? popup.current}
          className={panelClasses}
        >
          <div className="border-line flex items-start justify-between gap-3 border-b py-3 pr-2 pl-4">
            <div className="min-w-0">
              <Dialog.Title className="text-lg font-semibold">{title}</Dialog.Title>
              <Dialog.Description className="text-muted">{about}</Dialog.Description>
            </div>
            <Dialog.Close
              render={
                <IconButton label="Close">
                  <X aria-hidden className="size-4" />
                </IconButton>
              }
            />
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
