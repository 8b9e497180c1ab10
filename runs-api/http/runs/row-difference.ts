import { AppError } from '#/lib/errors.ts'
import type { RowDifference } from '#/lib/contract/run-comparison.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import type { RowsCompared } from '#/runs-api/engine/results/compare-rows.ts'
import type { ResultStore } from '#/runs-api/engine/results/result-store.ts'
import type { QueryPair } from '#/runs-api/http/runs/comparison-resource.ts'
import type { QueryRunRecord } from '#/runs-api/store/runs/query-runs.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

const maxRows = 1_000_000
/** Rows times columns: so many take some seconds. */
const maxValues = 20_000_000

/** The runs that are compared, and the signal that ends it. */
export type RunPair = { base: RunRecord; other: RunRecord; signal: AbortSignal }

function sizeReason(run: RunRecord, { rowCount, columns }: QueryRunRecord): string | null {
  const rows = rowCount ?? 0
  const tooMany = (limit: number, what: string): string =>
    `The result of run ${run.token} has more than ${limit.toLocaleString('en-US')} ${what}.`
  if (rows > maxRows) return tooMany(maxRows, 'rows')
  return rows * (columns?.length ?? 0) > maxValues ? tooMany(maxValues, 'values') : null
}

function reasonOf(run: RunRecord, queryRun: QueryRunRecord): string | null {
  const { file } = queryRun
  if (!isFinished(run.state)) return `Run ${run.token} is not over yet.`
  if (file === null && run.purgeCompletedAt !== null) return `The results of run ${run.token} were purged.`
  if (file === null) return `The query gave no result in run ${run.token}.`
  return sizeReason(run, queryRun)
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

/** What comparing gave, or why it gave nothing: a result can be purged between the question and the reading. */
async function compare(
  results: ResultStore,
  { signal, ...runs }: RunPair,
  { base, other }: { base: QueryRunRecord; other: QueryRunRecord },
): Promise<RowsCompared | string> {
  try {
    return await results.compareRows(pathOf(results, runs.base, base), pathOf(results, runs.other, other), signal)
  } catch (thrown) {
    if (signal.aborted) return 'Comparing the rows would take too long.'
    if (!(thrown instanceof AppError)) throw thrown
    return thrown.code === 'not_found' ? 'The results of one of the runs are not there any more.' : thrown.message
  }
}

/** Which rows only one of the two results has, or the sentence that says why they were not compared. */
export async function rowDifference(results: ResultStore, runs: RunPair, pair: QueryPair): Promise<RowDifference> {
  const { base, other } = pair
  if (base === null || other === null) return { is_compared: false, reason: 'Only one of the runs has this query.' }
  const reason = reasonOfPair(runs, { base, other })
  if (reason !== null) return { is_compared: false, reason }
  const found = await compare(results, runs, { base, other })
  if (typeof found === 'string') return { is_compared: false, reason: found }
  return {
    is_compared: true,
    only_in_base: found.onlyInBase,
    only_in_other: found.onlyInOther,
    in_both: found.inBoth,
    rows_only_in_base: found.rowsOnlyInBase,
    rows_only_in_other: found.rowsOnlyInOther,
  }
}
