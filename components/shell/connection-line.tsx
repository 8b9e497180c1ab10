'use client'
import { CloudOff, DoorClosed, RefreshCw } from 'lucide-react'
import { useOffline } from 'next/offline'
import type { ReactNode } from 'react'
import { useClock } from '#/components/ui/clock.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { formatMoment, formatTimeOfDay } from '#/lib/format/moment.ts'
import type { Connection } from '#/lib/queries/live/connection.ts'
import { useConnection } from '#/lib/queries/live-runs.ts'
import { useIsOnline } from '#/lib/queries/use-is-online.ts'

const longAgoMs = 12 * 3_600_000

function LastCurrent({ atMs }: { atMs: number }) {
  const { nowMs, timeZone } = useClock()
  const at = new Date(atMs).toISOString()
  const words = nowMs - atMs < longAgoMs ? formatTimeOfDay(at, timeZone) : formatMoment(at, timeZone)
  return <time dateTime={at}>{words}</time>
}

const lineClasses =
  'animate-appear flex min-h-7 min-w-0 items-center gap-2 rounded-md px-2.5 py-1 max-lg:border max-lg:shadow-lg'

function Warning({ icon: Icon = CloudOff, children }: { icon?: typeof CloudOff; children: ReactNode }) {
  return (
    <span className={`border-wait bg-wait-soft border ${lineClasses}`}>
      <Icon aria-hidden className="text-wait size-4 shrink-0" />
      <span>{children}</span>
    </span>
  )
}

type StandingProps = {
  connection: Connection
  /** True while Next waits with pages that were asked for, because the server cannot be reached. */
  isHeld: boolean
  isOnline: boolean
}

function Standing({ connection: { state, currentMs }, isHeld, isOnline }: StandingProps) {
  const since = (
    <>
      What you see is from <LastCurrent atMs={currentMs} />
    </>
  )
  if (state === 'refused') {
    return (
      <Warning icon={DoorClosed}>
        You are no longer in this workspace, or it is gone.{' '}
        <PendingLink href="/" className="text-accent pointer-events-auto underline underline-offset-2">
          Leave it
        </PendingLink>
      </Warning>
    )
  }
  if (state === 'offline') return <Warning>You are offline. {since}; links are followed when you are back.</Warning>
  if (isHeld && !isOnline) return <Warning>You are offline. Links are followed when you are back.</Warning>
  if (isHeld && state === 'lost') {
    return <Warning>The server does not answer. {since}; links are followed when it does.</Warning>
  }
  if (isHeld) return <Warning>The server does not answer. Links are followed when it does.</Warning>
  if (state === 'lost') return <Warning>The runs API does not answer. {since}; trying again.</Warning>
  if (state !== 'polling') return null
  return (
    <span className={`text-muted bg-surface max-lg:border-line ${lineClasses}`}>
      <RefreshCw aria-hidden className="size-4 shrink-0" />
      News of runs comes every few seconds, not at once.
    </span>
  )
}

/** Says, while it lasts, that what one sees is not as it is now, and since when. It lies over the page and moves nothing. */
export function ConnectionLine() {
  return (
    <output className="pointer-events-none flex min-w-0 flex-1 justify-center max-lg:fixed max-lg:inset-x-3 max-lg:bottom-[calc(var(--dock-height)+0.75rem)] max-lg:z-30">
      <Standing connection={useConnection()} isHeld={useOffline()} isOnline={useIsOnline()} />
    </output>
  )
}
