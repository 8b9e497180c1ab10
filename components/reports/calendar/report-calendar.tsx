'use client'
import { useQuery } from '@tanstack/react-query'
import { spanWords } from '#/components/charts/bucket-words.ts'
import { ChartTable } from '#/components/charts/chart-table.tsx'
import { stackLook, stackNames, stacksOf } from '#/components/charts/state-stacks.ts'
import { CalendarLegend } from '#/components/reports/calendar/calendar-legend.tsx'
import { CalendarTable } from '#/components/reports/calendar/calendar-table.tsx'
import { calendarDays, yearUpTo } from '#/components/reports/calendar/year-days.ts'
import { reportRunsPath } from '#/components/reports/report-runs-path.ts'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { messageOf } from '#/lib/errors.ts'
import { boundsBetween } from '#/lib/filters/created-span.ts'
import { formatAmount } from '#/lib/format/quantity.ts'
import { runsSummaryQuery } from '#/lib/queries/summary-query.ts'

const mostDays = 400

type ReportCalendarProps = { account: string; report: { token: string; name: string } }

/** A year of a report's runs, a cell a day of the reader's calendar. */
export function ReportCalendar({ account, report }: ReportCalendarProps) {
  const { nowMs, timeZone } = useClock()
  const { from, to } = yearUpTo(nowMs, timeZone)
  const question = { account, report: report.token, filters: boundsBetween(from, to), buckets: mostDays, timeZone }
  const { data, error, refetch } = useQuery(runsSummaryQuery(question))
  const days = data === undefined ? [] : calendarDays(data.buckets, timeZone)
  const busy = days.filter(({ runs }) => runs > 0)
  const label = `A year of ${report.name}`
  return (
    <section
      aria-labelledby="year"
      className="border-line bg-surface grid min-h-72 grid-cols-1 content-start gap-3 rounded-lg border p-4"
    >
      <h2 id="year" className="text-lg font-semibold">
        The year
        {data && (
          <span className="text-muted text-base font-normal">
            {' '}
            {formatAmount(data.totalCount, 'run')} on {formatAmount(busy.length, 'day')}
          </span>
        )}
      </h2>
      {error && !data && (
        <div className="text-muted flex flex-wrap items-center gap-3">
          <p>{messageOf(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {data && (
        <>
          <CalendarTable
            label={label}
            days={days}
            hrefOf={(day) => reportRunsPath(account, report.token, boundsBetween(day.from, day.to))}
          />
          <CalendarLegend />
          <ChartTable
            caption={`${label}, day by day`}
            isOffered
            head={['Day', ...stackNames.map((name) => stackLook[name].word)]}
            rows={busy.toReversed().map((day) => {
              const stacks = stacksOf(day)
              return [spanWords(day, timeZone), ...stackNames.map((name) => String(stacks[name]))]
            })}
          />
        </>
      )}
    </section>
  )
}
