'use client'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { ActionButton } from '#/components/runs/details/action-button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import type { Run } from '#/lib/client/run.ts'
import { formatMoment } from '#/lib/format/moment.ts'

/** That the results of a run are no longer kept, and how to get fresh ones. */
export function PurgedNotice({ run, purgedAt }: { run: Run; purgedAt: string }) {
  const { timeZone } = useClock()
  const actions = useRunActions()
  const when = formatMoment(purgedAt, timeZone)
  return (
    <Notice look="wait" title={`The results of this run were purged on ${when}. Run it again to see fresh ones.`}>
      <div className="print:hidden">
        <ActionButton hindrance={actions.hindranceOf('rerun', run)} onPress={() => actions.rerun(run)}>
          Rerun
        </ActionButton>
      </div>
    </Notice>
  )
}
