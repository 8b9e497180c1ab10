'use client'
import { useEffect, useState } from 'react'

const settleMs = 250

/** A text as it was when the typing last paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const pause = setTimeout(() => setSettled(text), settleMs)
    return () => clearTimeout(pause)
  }, [text])
  return settled
}
