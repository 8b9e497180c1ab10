'use client'
import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { RunActionsProvider } from '#/components/runs/actions/run-actions.tsx'
import { LiveAccount } from '#/components/shell/live-account.tsx'
import { QueryProvider } from '#/components/shell/query-provider.tsx'
import { ShellDialogs } from '#/components/shell/shell-dialogs.tsx'
import { ThemeKeeper } from '#/components/shell/theme-keeper.tsx'
import { ViewerProvider, useViewer } from '#/components/shell/viewer.tsx'
import { VisitKeeper } from '#/components/shell/visit-keeper.tsx'
import { ClockProvider } from '#/components/ui/clock.tsx'
import { shownTimeZone } from '#/lib/client/shown-time-zone.ts'

type AccountProvidersProps = {
  account: string
  /** The moment the server made the page. */
  nowMs: number
  /** What the server read for the cache: the person. */
  state: DehydratedState
  children: ReactNode
}

function PersonsClock({ nowMs, children }: { nowMs: number; children: ReactNode }) {
  const { person } = useViewer()
  return (
    <ClockProvider nowMs={nowMs} timeZone={shownTimeZone(person)}>
      {children}
    </ClockProvider>
  )
}

/** All that the pages of an account share in the browser. */
export function AccountProviders({ account, nowMs, state, children }: AccountProvidersProps) {
  return (
    <NuqsAdapter>
      <QueryProvider>
        <HydrationBoundary state={state}>
          <ViewerProvider account={account}>
            <PersonsClock nowMs={nowMs}>
              <ThemeKeeper />
              <VisitKeeper />
              <LiveAccount account={account} />
              <RunActionsProvider>
                <ShellDialogs>{children}</ShellDialogs>
              </RunActionsProvider>
            </PersonsClock>
          </ViewerProvider>
        </HydrationBoundary>
      </QueryProvider>
    </NuqsAdapter>
  )
}
