'use client'
import { useSyncExternalStore } from 'react'
import { tabSight } from '#/lib/queries/live/sight.ts'

function subscribe(listener: () => void): () => void {
  const stops = [tabSight.onOnline(listener), tabSight.onOffline(listener)]
  return () => stops.forEach((stop) => stop())
}

/** True while the browser has a network. The server, which cannot know, says yes. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribe, tabSight.isOnline, () => true)
}
