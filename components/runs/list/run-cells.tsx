'use client'
import { CalendarClock, Hand, Hourglass, Layers, type LucideIcon, Webhook } from 'lucide-react'
import type { ReactNode } from 'react'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { RunDuration } from '#/components/runs/list/run-duration.tsx'
import { shownParameters } from '#/components/runs/list/shown-parameters.ts'
import { runLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { triggerWords } from '#/components/runs/trigger-words.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Run } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatDay } from '#/lib/format/moment.ts'
import type { RunTrigger } from '#/lib/runs/run-attributes.ts'

type CellProps = { run: Run }

const none = <span className="text-muted">–</span>

export function StateCell({ run }: CellProps) {
  const { purgedAt } = run
  if (purgedAt === null) return <StateBadge look={runLook(run)} />
  const words = `results purged on ${formatDay(purgedAt)}`
  return (
    <span title={words}>
      <StateBadge look={runLook(run)} isHollow />
      <span className="sr-only">, {words}</span>
    </span>
  )
}

// A plain link: what a press on it does is the row's, and it is not a stop of its own on the way through the rows.
function RunLink({ run, children }: CellProps & { children: ReactNode }) {
  const { account } = useViewer()
  const href = runPagePath({ account, report: run.reportToken, run: run.token })
  return (
    <a href={href} tabIndex={-1} className="font-medium hover:underline">
      {children}
    </a>
  )
}

export function ReportCell({ run }: CellProps) {
  return (
    <RunLink run={run}>
      <bdi title={run.reportName}>{run.reportName}</bdi>
    </RunLink>
  )
}

export function RunCell({ run }: CellProps) {
  return (
    <RunLink run={run}>
      <TokenCell run={run} />
    </RunLink>
  )
}

export function ParametersCell({ run }: CellProps) {
  const parameters = shownParameters(run)
  if (parameters.length === 0) return none
  return (
    <span title={parameters.map(({ name, text }) => `${name}: ${text}`).join('\n')}>
      {parameters.map(({ name, text, isChanged }, at) => (
        <span key={name}>
          {at > 0 && <span className="text-muted"> · </span>}
          <bdi className="text-muted">{name}:</bdi> <bdi className={isChanged ? '' : 'text-muted'}>{text}</bdi>
        </span>
      ))}
    </span>
  )
}

export function CreatedCell({ run }: CellProps) {
  return <TimeAgo at={run.createdAt} />
}

export function UpdatedCell({ run }: CellProps) {
  return <TimeAgo at={run.updatedAt} />
}

export function StartedCell({ run }: CellProps) {
  return run.startedAt === null ? none : <TimeAgo at={run.startedAt} />
}

export function FinishedCell({ run }: CellProps) {
  return run.completedAt === null ? none : <TimeAgo at={run.completedAt} />
}

export function DurationCell({ run }: CellProps) {
  if (run.usualSeconds === null) return <RunDuration run={run} />
  return (
    <span title={`Slower than usual: with these parameters it takes about ${formatDuration(run.usualSeconds)}`}>
      <Hourglass aria-hidden className="text-muted mr-1 inline size-3.5 align-[-0.15em]" />
      <span className="sr-only">slower than usual, </span>
      <RunDuration run={run} />
    </span>
  )
}

export function QueueCell({ run }: CellProps) {
  return run.queueSeconds === null ? none : formatDuration(run.queueSeconds)
}

const triggerIcons: Record<RunTrigger, LucideIcon> = {
  manual: Hand,
  api: Webhook,
  schedule: CalendarClock,
  batch: Layers,
}

export function ByCell({ run }: CellProps) {
  const Icon = triggerIcons[run.trigger]
  const words = triggerWords[run.trigger]
  return (
    <span title={`${words}, ${run.executedBy}`}>
      <Icon aria-hidden className="text-muted mr-1.5 inline size-3.5 align-[-0.15em]" />
      <span className="sr-only">{words}, </span>
      <bdi>{run.executedBy}</bdi>
    </span>
  )
}

export function TriggerCell({ run }: CellProps) {
  return triggerWords[run.trigger]
}

export function TokenCell({ run }: CellProps) {
  return <span className="font-mono text-xs">{run.token}</span>
}

export function FailureCell({ run }: CellProps) {
  if (run.failure === null) return null
  return (
    <span className="text-bad" title={run.failure.message}>
      <bdi>{run.failure.message}</bdi>
    </span>
  )
}
