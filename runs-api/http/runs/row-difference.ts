import { AppError } from '#/lib/errors.ts'
import type { RowDifference } from '#/lib/contract/run-comparison.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import type { ResultStore } from '#/runs-api/engine/results/result-store.ts'
import type { QueryPair } from '#/runs-api/http/runs/comparison-resource.ts'
import type { QueryRunRecord } from '#/runs-api/store/runs/query-runs.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

const maxRows = 1_000_000
const limit = maxRows.toLocaleString('en-US')

export type RunPair = { base: RunRecord; other: RunRecord }

function reasonOf(run: RunRecord, { file, rowCount }: QueryRunRecord): string | null {
  if (!isFinished(run.state)) return `Run ${run.token} is not over yet.`
  if (file === null && run.purgeCompletedAt !== null) return `The results of run ${run.token} were purged.`
  if (file === null) return `The query gave no result in run ${run.token}.`
  return (rowCount ?? 0) > maxRows ? `The result of run ${run.token} has more than ${limit} rows.` : null
}

function haveSameColumns(base: QueryRunRecord, other: QueryRunRecord): boolean {
  const names = ({ columns }: QueryRunRecord): string =>
    JSON.stringify((columns ?? []).map(({ name }) => name).toSorted())
  return names(base) === names(other)
}

function pathOf(results: ResultStore, { reportToken, token }: RunRecord, { file }: QueryRunRecord): string {
  return results.pathOf({ reportToken, runToken: token, queryRunToken: file ?? '' })
}

function reasonOfPair(runs: RunPair, { base, other }: { base: QueryRunRecord; other: QueryRunRecord }): string | null {
  const reason = reasonOf(runs.base, base) ?? reasonOf(runs.other, other)
  if (reason !== null) return reason
  return haveSameColumns(base, other) ? null : 'The two results do not have the same columns.'
}

/** Which rows only one of the two results has, or the sentence that says why they were not compared. */
export async function rowDifference(results: ResultStore, runs: RunPair, pair: QueryPair): Promise<RowDifference> {
  const { base, other } = pair
  if (base === null || other === null) return { is_compared: false, reason: 'Only one of the runs has this query.' }
  const reason = reasonOfPair(runs, { base, other })
  if (reason !== null) return { is_compared: false, reason }
  const found = await results
    .compareRows(pathOf(results, runs.base, base), pathOf(results, runs.other, other))
    .catch((thrown: unknown) => {
      // A result can be purged between the question and the reading.
      if (thrown instanceof AppError && thrown.code === 'not_found') return null
      throw thrown
    })
  if (found === null) return { is_compared: false, reason: 'The results of one of the runs are not there any more.' }
  return {
    is_compared: true,
    only_in_base: found.onlyInBase,
    only_in_other: found.onlyInOther,
    in_both: found.inBoth,
    rows_only_in_base: found.rowsOnlyInBase,
    rows_only_in_other: found.rowsOnlyInOther,
  }
}
