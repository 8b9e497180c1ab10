import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { spanOf } from '#/components/health/health-span.ts'
import { HealthView } from '#/components/health/health-view.tsx'
import { stripLength } from '#/components/health/strip-length.ts'
import { loadHealth } from '#/lib/server/load-health.ts'
import type { PageSearch } from '#/lib/server/load-runs.ts'

export const metadata: Metadata = { title: 'Health' }

type HealthPageProps = { params: Promise<{ account: string }>; searchParams: Promise<PageSearch> }

export default async function HealthPage({ params, searchParams }: HealthPageProps) {
  const [{ account }, search] = [await params, await searchParams]
  const state = await loadHealth(account, { span: spanOf(search['span']), strip: stripLength })
  return (
    <HydrationBoundary state={state}>
      <HealthView account={account} />
    </HydrationBoundary>
  )
}
