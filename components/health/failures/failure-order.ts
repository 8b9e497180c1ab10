import type { FailureQuestion } from '#/lib/client/failures.ts'

export type FailureOrder = FailureQuestion['orderBy']

export const failureOrders = ['last_seen', 'count'] as const satisfies FailureOrder[]
export const defaultFailureOrder: FailureOrder = 'last_seen'

export const failureOrderWords: Record<FailureOrder, string> = { last_seen: 'Last seen', count: 'Most often' }

/** The order an address asks for; the default for any other text. */
export function failureOrderOf(text: string | string[] | undefined): FailureOrder {
  return failureOrders.find((order) => order === text) ?? defaultFailureOrder
}

/** The page an address asks for, from 1; the first for what is none. */
export function failurePageOf(text: string | string[] | undefined): number {
  return typeof text === 'string' && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}
