'use client'
import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { popupClasses } from '#/components/ui/popup-classes.ts'

type TooltipProps = { says: ReactNode; children: ReactElement }

/** A hint beside what has focus or the pointer. Never the only place where something is said. */
export function Tooltip({ says, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className={`${popupClasses} max-w-80 px-2 py-1 wrap-anywhere`}>{says}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
