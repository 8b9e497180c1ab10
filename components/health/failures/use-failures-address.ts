'use client'
import { createParser, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { defaultFailureOrder, failureOrders, failurePageOf } from '#/components/health/failures/failure-order.ts'
import { defaultSpan } from '#/components/health/health-span.ts'
import { healthSpans } from '#/lib/contract/health-span.ts'

const parsers = {
  span: parseAsStringLiteral(healthSpans).withDefault(defaultSpan),
  order_by: parseAsStringLiteral(failureOrders).withDefault(defaultFailureOrder),
  page: createParser({ parse: failurePageOf, serialize: String }).withDefault(1),
}

/** Which failures the address asks for, and the ways to others. Another span or order begins with its first page. */
export function useFailuresAddress() {
  const [{ span, order_by: orderBy, page }, setAddress] = useQueryStates(parsers, { history: 'push', shallow: true })
  return {
    question: { span, orderBy, page },
    setSpan: (next: typeof span) => void setAddress({ span: next, page: null }),
    setOrder: (next: typeof orderBy) => void setAddress({ order_by: next, page: null }),
    setPage: (next: number) => void setAddress({ page: next }),
  }
}
