'use client'
import type { ReactNode } from 'react'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { triggerWords } from '#/components/runs/trigger-words.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { ComparedRun } from '#/lib/client/run-comparison.ts'
import { formatDuration } from '#/lib/format/duration.ts'

type RunColumnsProps = { account: string; base: ComparedRun; other: ComparedRun }

function seconds(value: number | null): string {
  return value === null ? '–' : formatDuration(value)
}

function longer(base: number | null, other: number | null): string {
  if (base === null || other === null) return ''
  const difference = other - base
  if (Math.abs(difference) < 0.005) return ' (as long as A)'
  return ` (${formatDuration(Math.abs(difference))} ${difference > 0 ? 'longer' : 'shorter'} than A)`
}

/** What each of the two runs was. */
export function RunColumns({ account, base, other }: RunColumnsProps) {
  const rows: [string, (run: ComparedRun) => ReactNode][] = [
    ['State', ({ state }) => <StateBadge look={runStateLook[state]} />],
    ['Report', ({ reportName }) => <bdi>{reportName}</bdi>],
    ['Created', ({ createdAt }) => <TimeAgo at={createdAt} />],
    ['Started by', ({ trigger, executedBy }) => `${triggerWords[trigger]}, ${executedBy}`],
    ['In the queue', ({ queueSeconds }) => seconds(queueSeconds)],
    [
      'Duration',
      (run) =>
        `${seconds(run.durationSeconds)}${run === other ? longer(base.durationSeconds, run.durationSeconds) : ''}`,
    ],
  ]
  return (
    <div className="border-line bg-surface overflow-x-auto rounded-lg border">
      <table className="w-full table-fixed text-left">
        <caption className="sr-only">The two runs</caption>
        <thead className="border-line bg-sunken border-b">
          <tr>
            <th scope="col" className="text-muted w-28 px-3 py-2 font-medium sm:w-36">
              Run
            </th>
            {[base, other].map((run, at) => (
              <th key={`${at} ${run.token}`} scope="col" className="px-3 py-2 font-medium">
                {at === 0 ? 'A' : 'B'}{' '}
                <PendingLink
                  href={`/${account}/reports/${run.reportToken}/runs/${run.token}`}
                  className="text-accent font-mono hover:underline"
                >
                  {run.token}
                </PendingLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {rows.map(([name, show]) => (
            <tr key={name}>
              <th scope="row" className="text-muted px-3 py-2 font-normal">
                {name}
              </th>
              <td className="px-3 py-2 wrap-anywhere">{show(base)}</td>
              <td className="px-3 py-2 wrap-anywhere">{show(other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
