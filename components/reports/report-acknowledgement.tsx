'use client'
import { useQuery } from '@tanstack/react-query'
import {
  acknowledgeAllWords,
  openFailuresOf,
  unacknowledgedWords,
} from '#/components/runs/acknowledge/acknowledge-words.ts'
import { AcknowledgementLine } from '#/components/runs/acknowledge/acknowledgement-line.tsx'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { ActionButton } from '#/components/runs/details/action-button.tsx'
import { openFailuresQuery } from '#/lib/queries/open-failures-query.ts'

/** Who knows of the open failures of a report, and the way to say so. */
export function ReportAcknowledgement({ account, report }: { account: string; report: string }) {
  const { data: page } = useQuery(openFailuresQuery(account, report))
  const actions = useRunActions()
  const [latest] = page?.runs ?? []
  if (page === undefined || latest === undefined) return <div className="min-h-8" />
  const known = openFailuresOf(page.runs)
  const openFailures = { ...known, count: page.totalCount }
  const isWhole = page.totalCount === page.runs.length
  const missing = isWhole ? unacknowledgedWords(openFailures) : null
  const hindrance = actions.hindranceOf('acknowledge', latest)
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2">
      <AcknowledgementLine acknowledged={known.acknowledged}>
        {missing !== null && <p className="text-wait">{missing}</p>}
      </AcknowledgementLine>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
        <ActionButton hindrance={hindrance} onPress={() => actions.acknowledgeAll(latest, openFailures)}>
          {acknowledgeAllWords(openFailures) ?? 'Edit or take back'}
        </ActionButton>
        {hindrance !== null && <p className="text-muted">{hindrance}</p>}
      </div>
    </div>
  )
}
