'use client'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useIsNarrow } from '#/components/ui/use-is-narrow.ts'

const mark = 'lies-over-the-page'

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && mark in state
}

/**
 * On a phone, where a panel covers the page, Back closes it: while it is open the history has an entry more. What is returned
 * takes that entry away again, for who closes the panel otherwise and stays on the page.
 */
export function useBackCloses(onClose: () => void): () => void {
  const isNarrow = useIsNarrow()
  const hasEntry = useRef(false)
  const onBack = useEffectEvent(() => {
    if (!hasEntry.current) return
    hasEntry.current = false
    onClose()
  })
  useEffect(() => {
    if (!isNarrow) return undefined
    // After a reload the entry is there already.
    if (!isMarked(window.history.state)) window.history.pushState({ [mark]: true }, '')
    hasEntry.current = true
    const hear = () => onBack()
    window.addEventListener('popstate', hear)
    return () => window.removeEventListener('popstate', hear)
  }, [isNarrow])
  return () => {
    if (!hasEntry.current) return
    hasEntry.current = false
    window.history.back()
  }
}
