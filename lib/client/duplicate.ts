import type { z } from 'zod'
import { ReportRunDuplicate } from '#/lib/contract/report-run-duplicate.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { runPath } from '#/lib/client/run-path.ts'
import { type Fetch, read, send } from '#/lib/client/transport.ts'
import type { DuplicateState } from '#/lib/runs/run-attributes.ts'

/** A duplication on its way or over. `reportToken` is the new report's, when there is one. */
export type Duplicate = {
  token: string
  state: DuplicateState
  reportToken: string | null
  errorMessage: string | null
}

function reshapeDuplicate(duplicate: z.infer<typeof ReportRunDuplicate>): Duplicate {
  const { token, state, report_token: reportToken, error_message: errorMessage } = duplicate
  return { token, state, reportToken, errorMessage }
}

/**
 * Begins to make a new report with a copy of a run and its results, in the collection with that token, else in the caller's
 * own (specification "Duplicate a report run"). Throws `bad_request` for a run that is not over, or for another's collection.
 */
export async function startDuplicate(fetch: Fetch, ids: RunIds, collection: string | null): Promise<Duplicate> {
  const search = collection === null ? '' : `?${new URLSearchParams({ collection_id: collection })}`
  const path = `${runPath(ids)}/duplicates${search}`
  return reshapeDuplicate(await send(fetch, { method: 'POST', path }, ReportRunDuplicate))
}

/** How far a duplication is (specification "Get report run duplication status"). */
export async function getDuplicate(fetch: Fetch, ids: RunIds, duplicate: string): Promise<Duplicate> {
  const path = `${runPath(ids)}/duplicates/${encodeURIComponent(duplicate)}`
  return reshapeDuplicate(await read(fetch, path, ReportRunDuplicate))
}
