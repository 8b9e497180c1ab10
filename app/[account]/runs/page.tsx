import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { RunsView } from '#/components/runs/runs-view.tsx'
import { type PageSearch, loadRunList, selectionOf } from '#/lib/server/load-runs.ts'

export const metadata: Metadata = { title: 'Runs' }

type RunsPageProps = { params: Promise<{ account: string }>; searchParams: Promise<PageSearch> }

export default async function RunsPage({ params, searchParams }: RunsPageProps) {
  const { account } = await params
  const { state, problem } = await loadRunList(selectionOf(account, null, await searchParams))
  return (
    <HydrationBoundary state={state}>
      <RunsView account={account} report={null} problem={problem} />
    </HydrationBoundary>
  )
}
