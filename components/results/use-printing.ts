'use client'
import { useSyncExternalStore } from 'react'

let isOnPaper = false

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia('print')
  const listen = (isPrint: boolean) => () => {
    isOnPaper = isPrint
    listener()
  }
  const [before, after] = [listen(true), listen(false)]
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  media.addEventListener('change', listener)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
    media.removeEventListener('change', listener)
  }
}

/** True while the page is put on paper, where nothing can be scrolled to. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isOnPaper || window.matchMedia('print').matches,
    () => false,
  )
}
