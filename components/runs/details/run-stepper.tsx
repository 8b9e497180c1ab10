'use client'
import { progressSteps } from '#/components/runs/rerun/progress-steps.ts'
import { stepLooks } from '#/components/runs/rerun/progress-steps-list.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { Elapsed } from '#/components/ui/elapsed.tsx'
import type { RunDetails } from '#/lib/client/run-details.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatClockTime, formatMoment } from '#/lib/format/moment.ts'

/** A run's way from the queue to its end on one line: when each part began, and how long it took. */
export function RunStepper({ run, queryRuns }: RunDetails) {
  const { timeZone } = useClock()
  return (
    <ol
      aria-label="Steps of the run"
      className="flex flex-col gap-x-2 gap-y-1.5 max-sm:basis-full sm:flex-row sm:flex-wrap sm:items-center"
    >
      {progressSteps({ run, queryRuns }).map(({ name, state, at, seconds, since }, index) => {
        const { icon: Icon, word, ink } = stepLooks[state]
        return (
          <li key={index} className="flex min-w-0 items-center gap-2">
            {index > 0 && <span aria-hidden className="bg-line-strong hidden h-px w-6 sm:block" />}
            <Icon
              aria-hidden
              className={`size-4 shrink-0 ${ink} ${state === 'now' ? 'motion-safe:animate-spin' : ''}`}
            />
            <span className={state === 'next' ? 'text-muted' : 'font-medium'}>
              {name}
              <span className="sr-only"> {word}</span>
            </span>
            <span className="text-muted tabular-nums">
              {at !== null && (
                <time dateTime={at} title={formatMoment(at, timeZone)}>
                  {formatClockTime(at, timeZone)}
                </time>
              )}
              {seconds !== null && ` · ${formatDuration(seconds)}`}
              {since !== null && (
                <>
                  {' · '}
                  <Elapsed since={since} /> so far
                </>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
