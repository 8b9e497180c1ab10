'use client'
import Link from 'next/link'
import { spanWords } from '#/components/charts/bucket-words.ts'
import { showEnd } from '#/components/charts/show-end.ts'
import { stackWords, stacksOf } from '#/components/charts/state-stacks.ts'
import { useCellWalk } from '#/components/charts/use-cell-walk.ts'
import { dayStyle } from '#/components/reports/calendar/day-look.ts'
import type { CalendarDay } from '#/components/reports/calendar/year-days.ts'
import { useClock } from '#/components/ui/clock.tsx'
import { dateFormat } from '#/lib/format/date-format.ts'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Where months begin: the name of each stands over the week of its first day that has room for it. */
function monthsOf(days: CalendarDay[], weeks: number, timeZone: string): { name: string; weeks: number }[] {
  const format = dateFormat({ month: 'short' }, timeZone)
  const names = Array.from({ length: weeks }, (_, week) => {
    const last = days.findLast((day) => day.week === week)
    return last === undefined ? '' : format.format(new Date(last.from))
  })
  const months: { name: string; weeks: number }[] = []
  for (const name of names) {
    const month = months.at(-1)
    if (month?.name === name) month.weeks += 1
    else months.push({ name, weeks: 1 })
  }
  return months
}

type CalendarTableProps = { label: string; days: CalendarDay[]; hrefOf: (day: CalendarDay) => string }

/** A year of days, a column a week; a day with runs is a link. On a phone it scrolls in itself, its end in view. */
export function CalendarTable({ label, days, hrefOf }: CalendarTableProps) {
  const { timeZone } = useClock()
  const weeks = (days.at(-1)?.week ?? -1) + 1
  const places = new Map(days.map((day) => [`${day.weekday} ${day.week}`, day]))
  const stops = weekdays.map((_name, weekday) =>
    days.filter((day) => day.weekday === weekday && day.runs > 0).map(({ week }) => week),
  )
  const stopOf = useCellWalk(stops)
  return (
    <ScrollRegion label={label} className="relative border-0! pb-1">
      <table ref={showEnd} className="w-full min-w-[82rem] table-fixed border-separate border-spacing-0.5 md:min-w-4xl">
        <caption className="sr-only">{`${label}. Arrow keys walk, Enter opens the runs of a day.`}</caption>
        <thead className="text-muted text-xs">
          <tr>
            <th scope="col" className="w-9">
              <span className="sr-only">Weekday</span>
            </th>
            {monthsOf(days, weeks, timeZone).map(({ name, weeks: span }, at) => (
              <th key={`${at} ${name}`} scope="colgroup" colSpan={span} className="text-left font-normal">
                {span > 1 ? name : <span className="sr-only">{name}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((name, weekday) => (
            <tr key={name}>
              <th scope="row" className="text-muted h-5 text-left text-xs font-normal max-md:h-6">
                <span className={weekday % 2 === 0 ? '' : 'sr-only'}>{name}</span>
              </th>
              {Array.from({ length: weeks }, (_, week) => {
                const day = places.get(`${weekday} ${week}`)
                // Of this week only the days up to today are there.
                if (day === undefined) return null
                const { className, style } = dayStyle(day.kind, day.level)
                const looks = `block h-5 rounded-[3px] max-md:h-6 ${className}`
                if (day.runs === 0) {
                  return (
                    <td key={week} className={`rounded-[3px] ${className}`}>
                      <span className="sr-only">no runs</span>
                    </td>
                  )
                }
                const words = `${spanWords(day, timeZone)}: ${stackWords(stacksOf(day))}`
                return (
                  <td key={week} className="p-0">
                    <Link
                      href={hrefOf(day)}
                      prefetch={false}
                      aria-label={words}
                      title={words}
                      className={looks}
                      style={style}
                      {...stopOf({ row: weekday, column: week })}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
