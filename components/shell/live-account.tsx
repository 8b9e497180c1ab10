'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useViewer } from '#/components/shell/viewer.tsx'
import { useConnection, useLiveRuns } from '#/lib/queries/live-runs.ts'
import { loadWhenIdle } from '#/lib/queries/on-demand.ts'

/**
 * Keeps the runs of the account current, loads what the first click needs, and asks for the shell anew where the server could
 * not make it whole.
 */
export function LiveAccount({ account }: { account: string }) {
  useLiveRuns(account)
  useEffect(() => loadWhenIdle(), [])
  const { state } = useConnection()
  const { person } = useViewer()
  const router = useRouter()
  const onLive = useEffectEvent(() => {
    if (person === null) router.refresh()
  })
  useEffect(() => {
    if (state === 'live') onLive()
  }, [state])
  return null
}
