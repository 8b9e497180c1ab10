import { wholeNumber } from '#/runs-api/http/requests/whole-number.ts'
import { readTrackRecords, type TrackRecord } from '#/runs-api/store/health/track-records.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

const maxStrip = 60

/** `strip` of a query string: how many of its last runs come with a report. */
export const Strip = wholeNumber(1, maxStrip)
  .optional()
  .describe('Adds the last so many runs of each report, up to 60, and what they say of it.')

/** What the runs of each report say of it, by its inner number; nothing where no strip was asked for. */
export async function readRecords(
  db: Db,
  reports: { id: number }[],
  strip: number | undefined,
): Promise<Map<number, TrackRecord>> {
  if (strip === undefined || reports.length === 0) return new Map()
  const ids = reports.map(({ id }) => id)
  return readTrackRecords(db, ids, strip)
}
