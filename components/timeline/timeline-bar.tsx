'use client'
import { Clock, OctagonX } from 'lucide-react'
import Link from 'next/link'
import type { KeyboardEvent, MouseEvent } from 'react'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { runLook } from '#/components/runs/run-state-look.ts'
import { barLook, batchLook, failedBatchLook, runningLook, scheduledLook } from '#/components/timeline/bar-look.ts'
import { batchWords, secondsOf, tallyOf, thingWords } from '#/components/timeline/bar-words.ts'
import type { Bar } from '#/components/timeline/lane-layout.ts'
import type { LaneThing } from '#/components/timeline/lane-things.ts'
import { useClock } from '#/components/ui/clock.tsx'
import type { TimelineRun } from '#/lib/client/run-timeline.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatCount } from '#/lib/format/quantity.ts'

/** How high a bar is, and how far below it the next row begins. */
export const barHeightPx = 24
export const rowPitchPx = 27
const roomForWordsPx = 64
const roomForIconPx = 34
const letterPx = 7.5
const iconPx = 20

export type BarProps = {
  account: string
  bar: Bar<LaneThing>
  /** What a bar is called by where lanes are no reports: how long it took is said where they are. */
  isByReport: boolean
  isPeeked: boolean
  stop: { 'data-stop': string; tabIndex: number; onFocus: () => void; onKeyDown: (event: KeyboardEvent) => void }
  onPeek: (run: TimelineRun) => void
  onBatch: (bar: Bar<LaneThing>) => void
}

const base = 'absolute flex items-center gap-1 overflow-hidden rounded border px-1 text-left text-xs whitespace-nowrap'

function placeOf({ leftPx, rightPx, row }: Bar<LaneThing>) {
  return { left: leftPx, width: rightPx - leftPx, top: row * rowPitchPx, height: barHeightPx }
}

function RunBar({ run, words, ...props }: BarProps & { run: TimelineRun; words: string }) {
  const { account, bar, isByReport, isPeeked, stop, onPeek } = props
  const { nowMs } = useClock()
  const { icon: Icon, spins = false } = runLook(run)
  const hasBegun = run.state === 'enqueued' && run.startedAt !== null
  const seconds = secondsOf(run, nowMs)
  const label = isByReport ? seconds !== null && formatDuration(seconds) : run.reportName
  const peek = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onPeek(run)
  }
  return (
    <Link
      href={runPagePath({ account, report: run.reportToken, run: run.token })}
      prefetch={false}
      draggable={false}
      aria-label={words}
      title={words}
      onClick={peek}
      className={`${base} ${hasBegun ? runningLook : barLook[run.state]} ${run.state === 'failed' ? 'hatched' : ''} ${isPeeked ? 'outline-accent outline-2' : ''}`}
      style={placeOf(bar)}
      {...stop}
    >
      <Icon aria-hidden className={`size-3.5 shrink-0 ${spins ? 'motion-safe:animate-spin' : ''}`} />
      {bar.rightPx - bar.leftPx >= roomForWordsPx && <bdi className="truncate">{label}</bdi>}
    </Link>
  )
}

function BatchBar({ bar, words, stop, onBatch }: BarProps & { words: string }) {
  const { runs, failed, scheduled } = tallyOf(bar.items)
  const room = bar.rightPx - bar.leftPx
  const share = `${formatCount(failed)} of ${formatCount(runs)}`
  const short = failed > 0 && share.length * letterPx + iconPx <= room ? share : formatCount(runs + scheduled)
  const shown = words.length * letterPx <= room ? words : short
  // Who speaks to a computer says what they see.
  const label = words.includes(shown) ? words : `${shown}: ${words}`
  const look = failed > 0 ? failedBatchLook : runs === 0 ? scheduledLook : batchLook
  return (
    <button
      type="button"
      aria-label={`${label}. Zoom in.`}
      title={words}
      onClick={() => onBatch(bar)}
      className={`${base} justify-center px-0 font-medium ${look}`}
      style={placeOf(bar)}
      {...stop}
    >
      {failed > 0 && room >= roomForIconPx && <OctagonX aria-hidden className="-mr-0.5 size-3 shrink-0" />}
      {shown}
    </button>
  )
}

/** One bar of a lane: a run, one to come, or several that lie too close. */
export function TimelineBar(props: BarProps) {
  const { account, bar, isByReport, stop } = props
  const clock = useClock()
  const [first] = bar.items
  if (first === undefined) return null
  if (bar.items.length > 1 || first.kind === 'slot') return <BatchBar {...props} words={batchWords(bar.items)} />
  const words = thingWords(first, clock)
  if (first.kind === 'run') return <RunBar {...props} run={first.run} words={words} />
  return (
    <Link
      href={`/${account}/reports/${first.scheduled.reportToken}`}
      prefetch={false}
      draggable={false}
      aria-label={words}
      title={words}
      className={`${base} ${scheduledLook}`}
      style={placeOf(bar)}
      {...stop}
    >
      <Clock aria-hidden className="size-3.5 shrink-0" />
      {!isByReport && bar.rightPx - bar.leftPx >= roomForWordsPx && first.scheduled.reportName}
    </Link>
  )
}
