import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'
import { filterTime } from '#/lib/filters/filter-time.ts'

/** `from` and `to` of a query string, as filters write times. */
export const Moment = z
  .string()
  .refine(
    (text) => text.length <= 64 && filterTime(text, new Date(0)) !== undefined,
    'takes a time such as 2026-08-07T07:47:06Z, or relative such as now-7d',
  )

const [earliestMs, latestMs] = [Date.UTC(1900), Date.UTC(2200)]
const dayMs = 86_400_000

type Asked = { from?: string | undefined; to?: string | undefined }
type Limits = { now: Date; usualMs: number; maxMs: number }

/**
 * The span that `from` and `to` mean; unless said it ends now, and is as long as usual.
 * @throws AppError `bad_request` for one that is empty, reversed, too long, or lies outside of 1900 to 2200
 */
export function askedSpan({ from, to }: Asked, { now, usualMs, maxMs }: Limits): { from: Date; to: Date } {
  const end = (to === undefined ? now : filterTime(to, now)) ?? now
  const start = (from === undefined ? undefined : filterTime(from, now)) ?? new Date(end.getTime() - usualMs)
  const lengthMs = end.getTime() - start.getTime()
  const meant = `${start.toISOString()} to ${end.toISOString()}`
  if (lengthMs <= 0) throw new AppError('bad_request', `from must lie before to, not ${meant}. Change one of them.`)
  if (start.getTime() < earliestMs || end.getTime() > latestMs) {
    throw new AppError('bad_request', `from and to take times from 1900 to 2200, not ${meant}.`)
  }
  if (lengthMs > maxMs) {
    const [most, days] = [maxMs, lengthMs].map((ms) => Math.ceil(ms / dayMs).toLocaleString('en-US'))
    const sentence = `from and to may lie ${most} days apart at most, not ${days}. Ask for a shorter span.`
    throw new AppError('bad_request', sentence)
  }
  return { from: start, to: end }
}
