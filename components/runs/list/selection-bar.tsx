'use client'
import { Ban, GitCompare, Link2, RotateCw, X } from 'lucide-react'
import { useState } from 'react'
import { comparePath } from '#/components/compare/compared-runs.ts'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { ActionButton } from '#/components/runs/details/action-button.tsx'
import type { BulkAsked } from '#/components/runs/list/bulk-question.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button, ButtonLink, IconButton } from '#/components/ui/button.tsx'
import { copyText } from '#/components/ui/copy-text.ts'
import { laterPart } from '#/components/ui/later-part.tsx'
import { popupClasses } from '#/components/ui/popup-classes.ts'
import { useShortcuts } from '#/components/ui/shortcuts.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { Run } from '#/lib/client/run.ts'
import { formatCount } from '#/lib/format/quantity.ts'

const BulkQuestion = laterPart(async () => (await import('#/components/runs/list/bulk-question.tsx')).BulkQuestion)

type SelectionBarProps = {
  runs: Run[]
  onClear: () => void
  /** What Escape does, which may have something nearer to close. */
  onEscape: () => void
}

// So many runs are started or cancelled in one go: more are more likely a slip than a wish.
const mostAtOnce = 20

/** Why nothing can be done with these runs; null when it can with those of them that `able` holds. */
function bulkHindrance(able: Run[], hindrance: string | null): string | null {
  if (able.length === 0) return hindrance
  return able.length > mostAtOnce ? `Select ${mostAtOnce} runs at most to do this with all of them.` : null
}

function Compare({ runs }: Pick<SelectionBarProps, 'runs'>) {
  const { account } = useViewer()
  const [a, b] = runs.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
  const icon = <GitCompare aria-hidden className="size-4" />
  if (!a || !b || runs.length !== 2) {
    return (
      <ActionButton icon={icon} hindrance="Select exactly two runs to compare them." onPress={() => undefined}>
        Compare
      </ActionButton>
    )
  }
  const [older, newer] = [a, b].map((run) => ({ report: run.reportToken, run: run.token }))
  if (!older || !newer) return null
  return (
    <ButtonLink href={comparePath(account, older, newer)}>
      {icon}
      Compare
    </ButtonLink>
  )
}

function BulkButton({ action, runs, onAsk }: BulkAsked & { onAsk: (asked: BulkAsked) => void }) {
  const actions = useRunActions()
  const able = runs.filter((run) => actions.hindranceOf(action, run) === null)
  const [first] = runs
  const hindrance = bulkHindrance(able, first ? actions.hindranceOf(action, first) : null)
  const Icon = action === 'rerun' ? RotateCw : Ban
  const press = () => {
    const [only] = able
    if (able.length === 1 && only) actions[action](only)
    else onAsk({ action, runs: able })
  }
  return (
    <ActionButton icon={<Icon aria-hidden className="size-4" />} hindrance={hindrance} onPress={press}>
      {action === 'rerun' ? 'Rerun' : 'Cancel'}
      {able.length < runs.length && able.length > 0 && ` ${able.length}`}
    </ActionButton>
  )
}

function CopyLinks({ runs }: Pick<SelectionBarProps, 'runs'>) {
  const { account } = useViewer()
  const copy = async () => {
    const paths = runs.map((run) => runPagePath({ account, report: run.reportToken, run: run.token }))
    const isCopied = await copyText(paths.map((path) => `${window.location.origin}${path}`).join('\n'))
    const copied = `Copied ${runs.length === 1 ? 'the link' : `${formatCount(runs.length)} links`}.`
    tell({ says: isCopied ? copied : 'The browser does not allow this page to copy.', isBad: !isCopied })
  }
  return (
    <Button onClick={() => void copy()}>
      <Link2 aria-hidden className="size-4" />
      {runs.length === 1 ? 'Copy the link' : 'Copy the links'}
    </Button>
  )
}

/** What can be done with the selected runs; lies over the end of the list and moves nothing. */
export function SelectionBar({ runs, onClear, onEscape }: SelectionBarProps) {
  const [asked, setAsked] = useState<BulkAsked | null>(null)
  useShortcuts('Selection', [{ key: 'Escape', says: 'Select nothing', does: onEscape }])
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-20 flex justify-center px-3 max-md:fixed max-md:bottom-[calc(var(--dock-height)+0.5rem)]">
      <section
        aria-label="Selected runs"
        className={`${popupClasses} pointer-events-auto flex flex-wrap items-center gap-2 p-2 max-sm:w-full`}
      >
        <output className="px-1 font-medium whitespace-nowrap">{formatCount(runs.length)} selected</output>
        <Compare runs={runs} />
        <BulkButton action="rerun" runs={runs} onAsk={setAsked} />
        <BulkButton action="cancel" runs={runs} onAsk={setAsked} />
        <CopyLinks runs={runs} />
        <IconButton label="Select nothing" onClick={onClear}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </section>
      {asked && <BulkQuestion asked={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}
