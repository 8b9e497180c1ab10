const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How much time the timeline shows at once, the shortest first. */
export const zooms = ['1h', '6h', '1d', '1w'] as const
export type Zoom = (typeof zooms)[number]

export const zoomWords: Record<Zoom, string> = { '1h': 'Hour', '6h': '6 hours', '1d': 'Day', '1w': 'Week' }

export const zoomMs: Record<Zoom, number> = { '1h': hourMs, '6h': 6 * hourMs, '1d': 24 * hourMs, '1w': 168 * hourMs }

/** From one moment up to another, in milliseconds since 1970. */
export type TimeWindow = { fromMs: number; toMs: number }

/** The part of a window that lies before now, while it goes along with it. */
const pastShare = 0.8
/** A window moves in steps of this share of its width, so that what is asked for stays the same for a while. */
const steps = 48

function stepped(ms: number, zoom: Zoom): number {
  const step = zoomMs[zoom] / steps
  return Math.round(ms / step) * step
}

/** What is in view: around a moment, or with now near its end where there is none. */
export function windowOf(zoom: Zoom, atMs: number | null, nowMs: number): TimeWindow {
  const widthMs = zoomMs[zoom]
  const fromMs = atMs === null ? stepped(nowMs, zoom) - widthMs * pastShare : stepped(atMs, zoom) - widthMs / 2
  return { fromMs, toMs: fromMs + widthMs }
}

/** The next closer (1) or wider (-1) zoom; the same where there is none. */
export function nextZoom(zoom: Zoom, direction: 1 | -1): Zoom {
  return zooms[zooms.indexOf(zoom) - direction] ?? zoom
}

/** The middle of a window of another zoom in which a moment stays where it is. */
export function middleAround(window: TimeWindow, momentMs: number, zoom: Zoom): number {
  const share = (momentMs - window.fromMs) / (window.toMs - window.fromMs)
  return momentMs + (0.5 - share) * zoomMs[zoom]
}

/** The closest zoom that shows a stretch of time whole, else the next closer one; null where there is none closer. */
export function zoomInto(lengthMs: number, zoom: Zoom): Zoom | null {
  const closer = zooms.filter((each) => zoomMs[each] < zoomMs[zoom])
  return closer.find((each) => zoomMs[each] >= lengthMs) ?? closer.at(-1) ?? null
}

const [earliestMs, latestMs] = [Date.UTC(1971), Date.UTC(2190)]

/** The moment that an address names; null for text that names none. */
export function momentOf(text: string | null): number | null {
  const ms = text === null ? NaN : Date.parse(text)
  return Number.isNaN(ms) || ms < earliestMs || ms > latestMs ? null : ms
}
