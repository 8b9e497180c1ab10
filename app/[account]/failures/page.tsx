import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { failureOrderOf, failurePageOf } from '#/components/health/failures/failure-order.ts'
import { FailuresView } from '#/components/health/failures/failures-view.tsx'
import { spanOf } from '#/components/health/health-span.ts'
import { loadFailures } from '#/lib/server/load-failures.ts'
import type { PageSearch } from '#/lib/server/load-runs.ts'

export const metadata: Metadata = { title: 'Failures' }

type FailuresPageProps = { params: Promise<{ account: string }>; searchParams: Promise<PageSearch> }

export default async function FailuresPage({ params, searchParams }: FailuresPageProps) {
  const [{ account }, { span, order_by: orderBy, page }] = [await params, await searchParams]
  const question = { span: spanOf(span), orderBy: failureOrderOf(orderBy), page: failurePageOf(page) }
  return (
    <HydrationBoundary state={await loadFailures(account, question)}>
      <FailuresView account={account} />
    </HydrationBoundary>
  )
}
