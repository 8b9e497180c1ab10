'use client'
import { useEffect, useLayoutEffect, useRef } from 'react'

// How far each list was scrolled in this tab, by what it lists.
const places = new Map<string, number>()
let hasComeBack = false

// Back and Forward lead to where one was; whatever one presses afterwards leads on from there.
if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => (hasComeBack = true))
  for (const press of ['pointerdown', 'keydown']) {
    window.addEventListener(press, () => (hasComeBack = false), { capture: true, passive: true })
  }
}

type ScrollMemory = {
  /** What is listed, and in which order. */
  list: string
  /** True while other rows stand in for those of the list. */
  isOld: boolean
  getScroller: () => HTMLElement | null
}

/** Begins a list at its top, but for one that Back or Forward lead to: that is where it was left. */
export function useScrollMemory({ list, isOld, getScroller }: ScrollMemory): void {
  const shown = useRef<string | null>(null)
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (shown.current !== list) {
      const isFirst = shown.current === null
      const start = isFirst || getScroller() === document.documentElement ? null : 0
      wanted.current = hasComeBack ? (places.get(list) ?? start) : start
      shown.current = list
    }
    if (wanted.current !== null) getScroller()?.scrollTo({ top: wanted.current })
    if (!isOld) wanted.current = null
  }, [list, isOld, getScroller])
  useEffect(() => {
    const scroller = getScroller()
    const target = scroller === document.documentElement ? document : scroller
    const remember = () => scroller && !isOld && places.set(list, scroller.scrollTop)
    // Before the rows are drawn anew: to ask for the place after that makes the browser lay them out twice.
    const first = { capture: true, passive: true }
    target?.addEventListener('scroll', remember, first)
    return () => target?.removeEventListener('scroll', remember, first)
  }, [list, isOld, getScroller])
}
