'use client'
import { useClock } from '#/components/ui/clock.tsx'
import { formatMinute } from '#/lib/format/time-span.ts'

/** Says of a summary that there were too many runs to count all of them. */
export function PartialNote({ from }: { from: string }) {
  const { timeZone } = useClock()
  const since = formatMinute(from, timeZone)
  return <p className="text-muted">{`Only runs since ${since} are counted; narrow the time to see all.`}</p>
}
