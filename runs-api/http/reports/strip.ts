import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import { wholeNumber } from '#/runs-api/http/requests/whole-number.ts'
import { readTrackRecords, type TrackRecord } from '#/runs-api/store/health/track-records.ts'

const maxStrip = 60

/** `strip` of a query string: how many of its last runs come with a report. */
export const Strip = wholeNumber(1, maxStrip)
  .optional()
  .describe('Adds the last so many runs of each report, up to 60.')

/** What the runs of each report say of it now, by its inner number; with its last runs where a strip was asked for. */
export async function readRecords(
  { store: { db }, clock }: RouteDeps,
  reports: { id: number }[],
  strip: number | undefined,
): Promise<Map<number, TrackRecord>> {
  if (reports.length === 0) return new Map()
  const ids = reports.map(({ id }) => id)
  return readTrackRecords(db, ids, { length: strip ?? null, now: clock() })
}
