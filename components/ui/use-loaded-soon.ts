'use client'
import { type ComponentType, useEffect, useEffectEvent, useState } from 'react'

const restMs = 600

/**
 * A part that a key opens and that is not needed at first: it comes once the page is at rest, or at once when it is wanted,
 * so that what is typed right behind the key arrives in it. Null until it is there.
 */
export function useLoadedSoon<Props>(
  isWanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const [part, setPart] = useState<{ component: ComponentType<Props> } | null>(null)
  const fetchPart = useEffectEvent(() => void load().then((component) => setPart({ component })))
  useEffect(() => {
    const rest = setTimeout(() => fetchPart(), isWanted ? 0 : restMs)
    return () => clearTimeout(rest)
  }, [isWanted])
  return part?.component ?? null
}
