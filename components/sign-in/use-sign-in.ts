'use client'
import { useState } from 'react'
import type { AppError } from '#/lib/errors.ts'
import { type SignInWay, trySignIn } from '#/components/sign-in/sign-in-problem.ts'

/** Signing in from a form: what is under way, what went wrong, and off to `returnTo` when it went well. */
export function useSignIn(way: SignInWay, returnTo: string) {
  const [problem, setProblem] = useState<AppError | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const start = async (given: Record<string, string>) => {
    setIsBusy(true)
    setProblem(null)
    const met = await trySignIn(way, given)
    setProblem(met)
    // A whole new page: nothing that was read as nobody stays, and the link leaves the history.
    if (met === null) window.location.replace(returnTo)
    else setIsBusy(false)
    return met
  }
  return { problem, isBusy, start }
}
