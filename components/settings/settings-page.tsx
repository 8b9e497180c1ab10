import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import type { AppError } from '#/lib/errors.ts'

type SettingsPageProps = { state: DehydratedState; problem?: AppError | undefined; children: ReactNode }

/** A page of the settings on what the server read for it, or why it could not be read. */
export function SettingsPage({ state, problem, children }: SettingsPageProps) {
  if (problem) return <ProblemView code={problem.code} message={problem.message} />
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>
}
