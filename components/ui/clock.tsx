'use client'
import { type ReactNode, createContext, useContext, useEffect, useState } from 'react'

/** The moment that a page speaks of, and the zone in which it writes moments. */
export type Clock = { nowMs: number; timeZone: string }

const ClockContext = createContext<Clock>({ nowMs: 0, timeZone: 'UTC' })
const tickMs = 15_000

type ClockProviderProps = { nowMs: number; timeZone: string; children: ReactNode }

/** Starts at the moment the server made the page, so that both write the same, and goes on from there. */
export function ClockProvider({ nowMs: madeMs, timeZone, children }: ClockProviderProps) {
  const [nowMs, setNowMs] = useState(madeMs)
  useEffect(() => {
    const tick = () => setNowMs(Date.now())
    const ticking = setInterval(tick, tickMs)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(ticking)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  return <ClockContext value={{ nowMs, timeZone }}>{children}</ClockContext>
}

/** The clock of the page: the reader's zone (or UTC, when they chose so) and a moment that moves every 15 seconds. */
export function useClock(): Clock {
  return useContext(ClockContext)
}
