'use client'
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { later } from '#/components/ui/later.ts'
import { type Told, toastQueue } from '#/components/ui/toast-queue.ts'
import type { ToastViewportProps } from '#/components/ui/toast-viewport.tsx'

const queue = toastQueue()
const viewport = later(async () => (await import('#/components/ui/toast-viewport.tsx')).ToastViewport)
const retryMs = 5_000

const fetchViewport = () => void viewport.fetch().catch(() => undefined)

/** Says in a corner what happened elsewhere, and where it leads; nothing that is said nowhere else. */
export function tell(told: Told): void {
  queue.tell(told)
}

/** Where `tell` is heard; stands once in the shell. What draws it comes once the page is at rest, or with what is told. */
export function Toasts() {
  const [drawn, setDrawn] = useState<{ by: ComponentType<ToastViewportProps> } | null>(null)
  const isWaiting = useSyncExternalStore(queue.subscribe, queue.isWaiting, () => false)
  const isLacking = isWaiting && drawn === null
  useEffect(() => {
    let isHere = true
    void viewport.arrival.then((by) => isHere && setDrawn({ by }))
    return () => {
      isHere = false
    }
  }, [])
  useEffect(() => {
    if (!isLacking) return undefined
    fetchViewport()
    const retrying = setInterval(fetchViewport, retryMs)
    return () => clearInterval(retrying)
  }, [isLacking])
  return drawn && <drawn.by hear={queue.hear} />
}
