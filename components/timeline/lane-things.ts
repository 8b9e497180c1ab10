import { type Bar, type LaneLayout, type Stretch, layOutLane } from '#/components/timeline/lane-layout.ts'
import type { TimeWindow } from '#/components/timeline/time-window.ts'
import type { RunTimeline, ScheduledRun, SlotCount, TimelineLane, TimelineRun } from '#/lib/client/run-timeline.ts'

/** What lies in a lane: a run, one to come, or the runs that were counted in a slot. */
export type LaneThing =
  | { kind: 'run'; run: TimelineRun }
  | { kind: 'scheduled'; scheduled: ScheduledRun }
  | { kind: 'slot'; slot: number; fromMs: number; toMs: number; counts: SlotCount[] }

/** From when to when a thing lies in its lane; what goes on reaches to now. */
export function timesOf(thing: LaneThing, nowMs: number): { fromMs: number; toMs: number } {
  if (thing.kind === 'slot') return thing
  if (thing.kind === 'scheduled') {
    const atMs = Date.parse(thing.scheduled.at)
    return { fromMs: atMs, toMs: atMs }
  }
  const { createdAt, startedAt, completedAt } = thing.run
  const fromMs = Date.parse(startedAt ?? createdAt)
  return { fromMs, toMs: Math.max(fromMs, completedAt === null ? nowMs : Date.parse(completedAt)) }
}

/** What tells a thing from others of its lane. */
export function thingId(thing: LaneThing): string {
  if (thing.kind === 'run') return thing.run.token
  if (thing.kind === 'slot') return `slot ${thing.slot}`
  return `${thing.scheduled.scheduleToken} ${thing.scheduled.at}`
}

/** A lane as it is drawn. */
export type DrawnLane = { id: string; lane: TimelineLane; layout: LaneLayout<LaneThing> }

function thingsOf({ runs, counts, scheduled }: TimelineLane, slots: RunTimeline['slots']): LaneThing[] {
  const bySlot = Map.groupBy(counts, ({ slot }) => slot)
  const counted = (slots ?? []).flatMap(({ from, to }, slot): LaneThing[] => {
    const own = bySlot.get(slot)
    return own === undefined
      ? []
      : [{ kind: 'slot', slot, fromMs: Date.parse(from), toMs: Date.parse(to), counts: own }]
  })
  return [
    ...runs.map((run): LaneThing => ({ kind: 'run', run })),
    ...counted,
    ...scheduled.map((one): LaneThing => ({ kind: 'scheduled', scheduled: one })),
  ]
}

type View = { window: TimeWindow; widthPx: number; nowMs: number }

/** Where a moment stands in a lane so many pixels wide. */
export function placePx(ms: number, { window: { fromMs, toMs }, widthPx }: Omit<View, 'nowMs'>): number {
  return ((ms - fromMs) / (toMs - fromMs)) * widthPx
}

/** The lanes with what is in view of them; one in which nothing is in view is left out. */
export function drawnLanes({ lanes, slots }: RunTimeline, view: View): DrawnLane[] {
  const { window, nowMs } = view
  const stretchOf = (thing: LaneThing): Stretch => {
    const { fromMs, toMs } = timesOf(thing, nowMs)
    // A slot begins where the one before ends: both leave a line free between them.
    const freePx = thing.kind === 'slot' ? 2 : 0
    return { leftPx: placePx(fromMs, view), rightPx: placePx(toMs, view) - freePx }
  }
  const isInView = (thing: LaneThing) => {
    const { fromMs, toMs } = timesOf(thing, nowMs)
    // What was to come by now is a run, or on its way to be one.
    if (thing.kind === 'scheduled' && fromMs <= nowMs) return false
    return fromMs < window.toMs && toMs >= window.fromMs
  }
  return lanes.flatMap((lane) => {
    const things = thingsOf(lane, slots).filter(isInView)
    if (things.length === 0) return []
    const id = lane.key === null ? 'none' : `lane ${lane.key}`
    return [{ id, lane, layout: layOutLane(things, stretchOf, view.widthPx) }]
  })
}

/** What tells a bar from the others of its lane. */
export function barId({ items: [first] }: Bar<LaneThing>): string {
  return first === undefined ? '' : thingId(first)
}
