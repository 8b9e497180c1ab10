'use client'
import { useSyncExternalStore } from 'react'

const narrow = '(width < 48rem)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** True on a phone, where Tailwind's `md:` does not hold. The server cannot know, and says no. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(narrow).matches,
    () => false,
  )
}
