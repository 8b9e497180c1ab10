'use client'
import { X } from 'lucide-react'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { ButtonLink, IconButton } from '#/components/ui/button.tsx'
import { useShortcuts } from '#/components/ui/shortcuts.ts'
import type { RunIds } from '#/lib/client/run.ts'

type PeekPanelProps = { ids: RunIds; onClose: () => void }

/** The run that is peeked at, beside the list; on a phone it comes up from below. */
export function PeekPanel({ ids, onClose }: PeekPanelProps) {
  useShortcuts('Peek', [{ key: 'Escape', says: 'Close the run at the side', does: onClose }])
  return (
    <aside
      aria-label="The run at a glance"
      data-side-panel
      className="border-line bg-surface overflow-y-auto max-md:fixed max-md:inset-x-0 max-md:bottom-(--dock-height) max-md:z-30 max-md:max-h-[70dvh] max-md:rounded-t-lg max-md:border-t max-md:shadow-lg md:w-[min(28rem,50%)] md:shrink-0 md:rounded-md md:border"
    >
      <div className="flex items-center justify-between gap-2 p-3">
        <ButtonLink href={runPagePath(ids)}>Open the run</ButtonLink>
        <IconButton label="Close" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
    </aside>
  )
}
