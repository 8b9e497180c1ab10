'use client'
import { useRef, useState } from 'react'
import type { AppError } from '#/lib/errors.ts'
import { type SignInWay, trySignIn } from '#/components/sign-in/sign-in-problem.ts'

/**
 * Signing in from a form: what is under way, what went wrong, and off to `returnTo` when it went well. The second press of
 * a double click comes before `isBusy` is drawn: it starts nothing, and gives undefined.
 */
export function useSignIn(way: SignInWay, returnTo: string) {
  const [problem, setProblem] = useState<AppError | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isUnderWay = useRef(false)
  const start = async (given: Record<string, string>) => {
    if (isUnderWay.current) return undefined
    isUnderWay.current = true
    setIsBusy(true)
    setProblem(null)
    const met = await trySignIn(way, given)
    setProblem(met)
    // A whole new page: nothing that was read as nobody stays, and the link leaves the history.
    if (met === null) window.location.replace(returnTo)
    else {
      setIsBusy(false)
      isUnderWay.current = false
    }
    return met
  }
  return { problem, isBusy, start }
}
