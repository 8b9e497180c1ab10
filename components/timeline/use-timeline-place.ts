'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import {
  type TimeWindow,
  type Zoom,
  middleAround,
  momentOf,
  nextZoom,
  windowOf,
  zoomMs,
  zooms,
} from '#/components/timeline/time-window.ts'
import { useClock } from '#/components/ui/clock.tsx'

const parsers = {
  zoom: parseAsStringLiteral(zooms).withDefault('1d'),
  /** The middle of what is in view; without one it goes along with now. */
  at: parseAsString,
  lane: parseAsString.withDefault('report'),
}

export type TimelinePlace = {
  zoom: Zoom
  window: TimeWindow
  lane: string
  /** The window goes along with now. */
  isFollowing: boolean
  setLane: (lane: string) => void
  /** Shows as much as a zoom says, the same middle or another. */
  show: (zoom: Zoom, middleMs?: number) => void
  /** One zoom closer or wider, around a moment; around now while the window goes along with it. */
  zoomBy: (direction: 1 | -1, aroundMs?: number) => void
  /** Goes into the past or the future by a share of what is in view. */
  panBy: (share: number) => void
  toNow: () => void
}

/** What of time the address shows, and the ways to show another. */
export function useTimelinePlace(): TimelinePlace {
  const { nowMs } = useClock()
  const [{ zoom, at, lane }, setPlace] = useQueryStates(parsers, { history: 'push', shallow: true })
  const atMs = momentOf(at)
  const window = windowOf(zoom, atMs, nowMs)
  const iso = (ms: number) => new Date(Math.round(ms)).toISOString()
  return {
    zoom,
    window,
    lane,
    isFollowing: atMs === null,
    setLane: (next) => void setPlace({ lane: next }),
    show: (next, middleMs) =>
      void setPlace(middleMs === undefined ? { zoom: next } : { zoom: next, at: iso(middleMs) }),
    zoomBy: (direction, aroundMs) => {
      const next = nextZoom(zoom, direction)
      if (next === zoom) return
      const middle = aroundMs === undefined ? undefined : iso(middleAround(window, aroundMs, next))
      void setPlace(middle === undefined ? { zoom: next } : { zoom: next, at: middle })
    },
    panBy: (share) => {
      const middleMs = (window.fromMs + window.toMs) / 2 + share * zoomMs[zoom]
      void setPlace({ at: iso(middleMs) }, { history: 'replace' })
    },
    toNow: () => void setPlace({ at: null }),
  }
}
