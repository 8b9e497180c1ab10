'use client'
import { CalendarX2 } from 'lucide-react'
import { AttentionName } from '#/components/health/attention-name.tsx'
import { missReasonWords, missedWords } from '#/components/health/attention-words.ts'
import { RunNow } from '#/components/health/run-now.tsx'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { MissedSchedule as Missed } from '#/lib/client/health.ts'
import type { Report } from '#/lib/client/report.ts'
import { formatMoment } from '#/lib/format/moment.ts'

type MissedScheduleProps = {
  account: string
  missed: Missed
  /** What the list of reports says of its report; undefined where it is not there. */
  listed: Report | undefined
}

/** A schedule whose time passed without a run: when, why, and how to make up for it. */
export function MissedSchedule({ account, missed, listed }: MissedScheduleProps) {
  const { timeZone } = useClock()
  const { runScheduled } = useRunActions()
  const { report, lastRun, dueAt, nextDueAt } = missed
  const runNow = () =>
    runScheduled({
      token: missed.token,
      reportToken: report.token,
      reportName: report.name,
      parameters: missed.parameters,
    })
  return (
    <>
      <div className="grid min-w-0 content-start gap-1">
        <AttentionName icon={CalendarX2} ink="text-wait" account={account} report={report}>
          <span className="text-muted">
            {' '}
            · schedule “<bdi>{missed.name}</bdi>”
          </span>
        </AttentionName>
        <p className="wrap-anywhere">
          {missedWords(missed)}, last due <TimeAgo at={dueAt} /> ({formatMoment(dueAt, timeZone)}):{' '}
          {missReasonWords[missed.reason]}.
        </p>
        <p className="text-muted">
          {lastRun === null ? (
            'It has started no run yet.'
          ) : (
            <>
              Its{' '}
              <PendingLink
                href={`/${account}/reports/${report.token}/runs/${lastRun.token}`}
                className="inline-flex min-h-6 items-center gap-1.5 underline underline-offset-2"
              >
                last run
              </PendingLink>
              , <TimeAgo at={lastRun.createdAt} />: {runStateLook[lastRun.state].word.toLowerCase()}.
            </>
          )}{' '}
          This stands until a run that the schedule starts succeeds
          {nextDueAt === null ? (
            '.'
          ) : (
            <>
              ; the next is due <TimeAgo at={nextDueAt} />.
            </>
          )}
        </p>
      </div>
      <RunNow words="Run now" listed={listed} onPress={runNow}>
        <ButtonLink href={`/${account}/reports/${report.token}`}>Open the report</ButtonLink>
      </RunNow>
    </>
  )
}
