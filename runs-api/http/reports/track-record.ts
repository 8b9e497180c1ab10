import { z } from 'zod'
import { readTrackRecords, type TrackRecord } from '#/runs-api/store/health/track-records.ts'
import type { Db } from '#/runs-api/store/open-store.ts'

const maxRuns = 60
const rule = `takes a whole number from 1 to ${maxRuns}`

/** `strip` of a query string: how many of their last runs reports come with. */
export const StripQuery = z.object({
  strip: z
    .string()
    .regex(/^\d{1,9}$/, rule)
    .transform(Number)
    .refine((runs) => runs >= 1 && runs <= maxRuns, rule)
    .optional()
    .describe('With so many of their last runs (1 to 60), and what these say of the reports now.'),
})

/** What the runs of some reports say of them, by their inner numbers; nothing where no strip is asked for. */
export async function readTracks(
  db: Db,
  reports: { id: number }[],
  strip: number | undefined,
): Promise<Map<number, TrackRecord>> {
  if (strip === undefined) return new Map()
  return readTrackRecords(
    db,
    reports.map(({ id }) => id),
    strip,
  )
}
