'use client'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { FailureGroupItem } from '#/components/health/failures/failure-group-item.tsx'
import { failureOrderWords, failureOrders } from '#/components/health/failures/failure-order.ts'
import { varyingClasses } from '#/components/health/failures/failure-reason.tsx'
import { FailuresProblem, NoFailures } from '#/components/health/failures/no-failures.tsx'
import { useFailuresAddress } from '#/components/health/failures/use-failures-address.ts'
import { SpanChoice } from '#/components/health/span-choice.tsx'
import { LoadingRows } from '#/components/shell/loading-rows.tsx'
import { Button } from '#/components/ui/button.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { Pager } from '#/components/ui/pager.tsx'
import { Segmented } from '#/components/ui/segmented.tsx'
import { formatAmount } from '#/lib/format/quantity.ts'
import { failureOf } from '#/lib/queries/failure-of.ts'
import { failureGroupsQuery } from '#/lib/queries/failures-query.ts'

const orders = failureOrders.map((value) => ({ value, label: failureOrderWords[value] }))

/** What fails for which reason: each reason once, however often and wherever it was met. */
export function FailuresView({ account }: { account: string }) {
  const { question, setSpan, setOrder, setPage } = useFailuresAddress()
  const list = useRef<HTMLElement>(null)
  const groups = useQuery(failureGroupsQuery(account, question))
  const { data, isFetching, isPlaceholderData, refetch } = groups
  const error = failureOf(groups)
  const isWaiting = !error && (!data || (isPlaceholderData && data.groups.length === 0))
  const goTo = (page: number) => {
    setPage(page)
    list.current?.focus({ preventScroll: true })
    list.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <>
      <PageTitle
        title="Failures"
        trail={[{ href: `/${account}`, label: 'Health' }]}
        aside={
          data && data.totalCount > 0 && <span className="text-muted">{formatAmount(data.totalCount, 'reason')}</span>
        }
      >
        <Segmented label="Order" options={orders} value={question.orderBy} onChoose={setOrder} />
        <SpanChoice span={question.span} onChoose={setSpan} />
      </PageTitle>
      {error && !data && <FailuresProblem error={error} isTrying={isFetching} onRetry={() => void refetch()} />}
      {isWaiting && <LoadingRows label="Loading the failures…" />}
      {data?.groups.length === 0 && !isPlaceholderData && (
        <NoFailures
          account={account}
          span={question.span}
          isPastEnd={data.totalCount > 0}
          onSpan={setSpan}
          onFirst={() => setPage(1)}
        />
      )}
      {data && data.groups.length > 0 && (
        <section
          ref={list}
          tabIndex={-1}
          aria-label="Failures by reason"
          aria-busy={isPlaceholderData}
          className={`grid grid-cols-1 gap-3 outline-none ${isPlaceholderData ? 'opacity-60' : ''}`}
        >
          <p className="text-muted">
            Failures with the same message count as one reason; <span className={varyingClasses}>what is dotted</span>{' '}
            may differ from one to the next.
          </p>
          <ul className="border-line bg-surface divide-line divide-y rounded-lg border">
            {data.groups.map((group) => (
              <FailureGroupItem key={group.fingerprint} account={account} group={group} span={question.span} />
            ))}
          </ul>
          <Pager
            page={question.page}
            pagesCount={data.pagesCount}
            renderWay={(page, shows) => <Button onClick={() => goTo(page)}>{shows}</Button>}
          />
        </section>
      )}
    </>
  )
}
