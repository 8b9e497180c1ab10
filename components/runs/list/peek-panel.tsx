'use client'
import { usePeekWidth } from '#/components/runs/list/peek-width.ts'
import { laterPart } from '#/components/ui/later-part.tsx'
import { useShortcuts } from '#/components/ui/shortcuts.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
import { useIsNarrow } from '#/components/ui/use-is-narrow.ts'
import type { Run, RunIds } from '#/lib/client/run.ts'

const PeekEdge = laterPart(async () => (await import('#/components/runs/list/peek-edge.tsx')).PeekEdge)
const RunPeek = laterPart(
  async () => (await import('#/components/runs/run-peek.tsx')).RunPeek,
  <p className="text-muted p-4">Loading the run…</p>,
)

type PeekPanelProps = {
  ids: RunIds
  /** What the list knows of the run. */
  run: Run | undefined
  onClose: () => void
}

/** The run that is peeked at, beside the list as wide as one wants it; over it where both have no room, on a phone from below. */
export function PeekPanel({ ids, run, onClose }: PeekPanelProps) {
  const [widthPx, setWidthPx] = usePeekWidth()
  const isNarrow = useIsNarrow()
  const size: Record<string, string> = { '--peek': `${widthPx}px` }
  useShortcuts('Peek', [{ key: 'Escape', says: 'Close the run at the side', does: onClose }])
  return (
    <aside
      // On a phone it covers the list, so that one goes on in it.
      ref={isNarrow ? takeFocus : undefined}
      tabIndex={-1}
      aria-label="The run at a glance"
      data-side-panel
      style={size}
      className="border-line bg-surface max-md:animate-appear outline-none max-md:fixed max-md:inset-x-0 max-md:bottom-(--dock-height) max-md:z-30 max-md:max-h-[70dvh] max-md:overflow-y-auto max-md:rounded-t-xl max-md:border-t max-md:shadow-[0_-8px_24px_rgb(0_0_0/0.18)] md:absolute md:inset-y-0 md:right-0 md:z-20 md:w-[min(var(--peek),85%)] md:rounded-md md:border md:shadow-xl xl:relative xl:z-auto xl:w-[min(var(--peek),70%)] xl:shrink-0 xl:shadow-none"
    >
      <PeekEdge widthPx={widthPx} onChange={setWidthPx} />
      <div className="md:absolute md:inset-0 md:overflow-y-auto md:overscroll-y-contain">
        <RunPeek ids={ids} run={run} onClose={onClose} />
      </div>
    </aside>
  )
}
