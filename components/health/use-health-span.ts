'use client'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { healthSpans } from '#/lib/contract/health-span.ts'
import { defaultSpan } from '#/components/health/health-span.ts'

/** The span of the address, and the way to another; the default stays out of the address. */
export function useHealthSpan() {
  return useQueryState(
    'span',
    parseAsStringLiteral(healthSpans).withDefault(defaultSpan).withOptions({ history: 'push' }),
  )
}
