import { sql, type RawBuilder } from 'kysely'
import type { Interval } from '#/lib/time/interval.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { countByBuckets } from '#/runs-api/store/rollups/count-by-buckets.ts'
import { hasAtMost, isOfBase, isWithin, readEnds } from '#/runs-api/store/rollups/run-base.ts'
import { countInWindows } from '#/runs-api/store/runs/count-in-windows.ts'
import { isSelected, type RunSelection } from '#/runs-api/store/runs/run-selection.ts'
import { countExactly, readSpan } from '#/runs-api/store/runs/summarize-exactly.ts'
import { readSummaryBase, type SummaryBase } from '#/runs-api/store/runs/summary-base.ts'
import { epochEdges, zonedEdges, type RunSpan, type SummaryEdges } from '#/runs-api/store/runs/summary-edges.ts'
import { estimatedFigures, type CountedRuns, type SummaryFigures } from '#/runs-api/store/runs/summary-figures.ts'

export type Bucket = SummaryFigures & { from: Date; to: Date }

/**
 * Without a zone, buckets are aligned to the Unix epoch and those without runs left out; with one, they leave no gaps.
 * Percentiles that are estimates are at most 5 % off. Runs before `partialFrom` are not counted: there are too many of them
 * for what is asked.
 */
export type Summary = SummaryFigures & {
  interval: Interval | null
  bucketMs: number
  from: Date | null
  to: Date | null
  isEstimate: boolean
  partialFrom: Date | null
  buckets: Bucket[]
}

/** Up to `exactUpTo` runs are looked at one by one, whatever is asked of them; others for `budgetMs` at most. */
type Limits = { exactUpTo: number; budgetMs: number }
const usualLimits: Limits = { exactUpTo: 5_000, budgetMs: 250 }

export type SummaryShape = { maxBuckets: number; timeZone: string | null; limits?: Limits }

function edgesOf(span: RunSpan, selection: RunSelection, { maxBuckets, timeZone }: SummaryShape): SummaryEdges {
  return timeZone === null ? epochEdges(span, maxBuckets) : zonedEdges(span, selection, { maxBuckets, timeZone })
}

/** The buckets at either end hold only what the filters on time leave of them. */
function within({ fromMs, toMs }: SummaryBase['span'], edges: Date[]): Date[] {
  return edges.map((edge) => new Date(Math.min(Math.max(edge.getTime(), fromMs), toMs)))
}

/** When the first or the last run of a selection in a bucket was created. */
async function readEnd(
  db: Db,
  isAsked: RawBuilder<boolean>,
  bucket: { edges: Date[]; at: number; way: 'asc' | 'desc' },
) {
  const { edges, at, way } = bucket
  const [fromMs = 0, toMs = 0] = [edges[at]?.getTime(), edges[at + 1]?.getTime()]
  const { rows } = await sql<{ at: Date }>`select r.created_at as at from report_runs r
    where ${isAsked} and ${isWithin({ fromMs, toMs })}
    order by r.created_at ${sql.raw(way)} limit 1`.execute(db)
  return rows[0]?.at
}

/** From rollups. */
async function countTold(db: Db, of: SummaryBase, edges: Date[]) {
  const counts = await countByBuckets(db, { base: of.base, edges, states: [...of.states], measure: 'durations' })
  return { ...estimatedFigures(counts), span: null, isEstimate: true, partialFrom: null }
}

/** When the first and the last run of a selection were created, of which it is known which buckets hold some. */
async function readEndsWithin(db: Db, isAsked: RawBuilder<boolean>, asked: { edges: Date[]; places: number[] }) {
  const { edges, places } = asked
  const [first, last] = await Promise.all([
    readEnd(db, isAsked, { edges, at: Math.min(...places), way: 'asc' }),
    readEnd(db, isAsked, { edges, at: Math.max(...places), way: 'desc' }),
  ])
  return first === undefined || last === undefined ? null : { first, last }
}

/** Run by run, as far as the time allows. */
async function countSome(db: Db, isSelected: RawBuilder<boolean>, asked: { edges: Date[]; budgetMs: number }) {
  const { edges, budgetMs } = asked
  const { counts, fromMs, span } = await countInWindows(db, { isSelected, edges, budgetMs })
  const isWhole = fromMs <= (edges[0]?.getTime() ?? 0)
  return { ...estimatedFigures(counts), span, isEstimate: true, partialFrom: isWhole ? null : new Date(fromMs) }
}

async function count(
  db: Db,
  selection: RunSelection,
  shape: SummaryShape,
): Promise<{ parted: SummaryEdges; counted: CountedRuns }> {
  const { exactUpTo, budgetMs } = shape.limits ?? usualLimits
  const of = await readSummaryBase(db, selection)
  const isAsked = sql<boolean>`${isSelected(selection)} and ${isOfBase(of.base)}`
  if (await hasAtMost(db, of.base, { span: of.span, runs: exactUpTo })) {
    const span = await readSpan(db, isAsked)
    const parted = edgesOf(span, selection, shape)
    return { parted, counted: await countExactly(db, isAsked, { span, edges: parted.edges }) }
  }
  const parted = edgesOf(await readEnds(db, of.base, of.span), selection, shape)
  const edges = within(of.span, parted.edges)
  if (!of.isTold) return { parted, counted: await countSome(db, isAsked, { edges, budgetMs }) }
  const counted = await countTold(db, of, edges)
  if (shape.timeZone !== null) return { parted, counted }
  const span = await readEndsWithin(db, isAsked, { edges, places: [...counted.buckets.keys()] })
  return { parted, counted: { ...counted, span } }
}

const noFigures: SummaryFigures = { states: {}, medianMs: null, p95Ms: null }

/**
 * The runs of a selection by time and state, with the median and 95th percentile of their durations (RUNS-API 8). Where there
 * are many, the buckets lie around all runs of the account, the reports or the people that are asked for.
 */
export async function summarizeRuns(db: Db, selection: RunSelection, shape: SummaryShape): Promise<Summary> {
  const { parted, counted } = await count(db, selection, shape)
  const { interval, bucketMs, edges } = parted
  const { buckets: byPlace, span, ...figures } = counted
  const buckets = edges.slice(0, -1).map((from, at) => {
    const isEmpty = !byPlace.has(at)
    return { isEmpty, from, to: edges[at + 1] ?? from, ...(byPlace.get(at) ?? noFigures) }
  })
  return {
    ...figures,
    interval,
    bucketMs,
    from: shape.timeZone === null ? (span?.first ?? null) : (edges[0] ?? null),
    to: shape.timeZone === null ? (span?.last ?? null) : (edges.at(-1) ?? null),
    buckets: buckets.flatMap(({ isEmpty, ...bucket }) => (isEmpty && shape.timeZone === null ? [] : [bucket])),
  }
}
