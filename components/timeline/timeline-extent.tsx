import type { RunTimeline } from '#/lib/client/run-timeline.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'

/** What is left out of the lanes, or counted instead of drawn; null where all of it is there. */
function extentWords(timeline: RunTimeline): string | null {
  const { slots, lanes, lanesCount, isComplete, isScheduleComplete } = timeline
  const words: string[] = []
  if (slots !== null)
    words.push('Too many runs to draw each: they are counted by when they were created. Zoom in or filter to see each.')
  if (lanes.length < lanesCount)
    words.push(`These are the ${lanes.length} of ${formatCount(lanesCount)} lanes with the most runs.`)
  if (!isComplete) words.push('The oldest runs of this time were not counted: there are more than 200,000.')
  if (!isScheduleComplete) words.push('Only the first 1,000 scheduled runs are shown.')
  return words.length === 0 ? null : words.join(' ')
}

/** How much the lanes hold. */
export function TimelineCount({ timeline }: { timeline: RunTimeline }) {
  const { runsCount, lanesCount, isComplete } = timeline
  const words = `${formatAmount(runsCount, 'run')}${isComplete ? '' : ' and more'} in ${formatAmount(lanesCount, 'lane')}`
  return <p className="text-muted tabular-nums">{words}</p>
}

/** Says so where not every run is drawn. */
export function TimelineExtent({ timeline }: { timeline: RunTimeline }) {
  const words = extentWords(timeline)
  return words !== null && <p className="text-muted">{words}</p>
}
