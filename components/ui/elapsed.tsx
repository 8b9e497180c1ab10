'use client'
import { useSyncExternalStore } from 'react'
import { formatDuration } from '#/lib/format/duration.ts'

const tickMs = 1_000

function subscribe(listener: () => void): () => void {
  const ticking = setInterval(listener, tickMs)
  return () => clearInterval(ticking)
}

const secondNow = () => Math.floor(Date.now() / tickMs)

/** How much time has gone by since a moment, second by second; for what somebody waits for. */
export function Elapsed({ since }: { since: string }) {
  const second = useSyncExternalStore(subscribe, secondNow, () => Math.floor(Date.parse(since) / tickMs))
  return (
    <span className="tabular-nums">{formatDuration(Math.max(0, second - Math.floor(Date.parse(since) / tickMs)))}</span>
  )
}
