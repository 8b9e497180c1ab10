import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import type { AppError } from '#/lib/errors.ts'

type SettingsPageProps = { state: DehydratedState; problem?: AppError | undefined; children: ReactNode }

/** A page of the settings on what the server read for it, or why it could not be read. */
export function SettingsPage({ state, problem, children }: SettingsPageProps) {
  // To ask again would not help: somebody else may, and the sentence says who.
  if (problem?.code === 'forbidden') {
    return (
      <Notice look="wait" title="You may not see this">
        <p className="wrap-anywhere">{problem.message}</p>
      </Notice>
    )
  }
  if (problem) return <ProblemView code={problem.code} message={problem.message} />
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>
}
