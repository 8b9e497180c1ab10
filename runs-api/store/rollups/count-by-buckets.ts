import { sql, type RawBuilder } from 'kysely'
import type { RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readHistogram, type BucketedTimes } from '#/runs-api/store/rollups/bucketed-times.ts'
import { cutSpan, type CutSpan, type Stretch } from '#/runs-api/store/rollups/cut-span.ts'
import { isOfBase, type RunBase } from '#/runs-api/store/rollups/run-base.ts'

/**
 * How many runs of a state were created between two edges, the first of which are edge 0 and 1 (`bucket` 0), and how long
 * those took that have the measure asked for.
 */
export type BucketCount = { bucket: number; state: RunState; runs: number; times: BucketedTimes }

/** Durations, or the total times from being asked for to being done, of runs that came to their end by themselves. */
export type Measure = 'durations' | 'totals'

const measures: Record<Measure, RawBuilder<number>> = {
  durations: sql`r.duration_ms`,
  totals: sql`case when r.state <> 'cancelled' then r.queue_ms + r.duration_ms end`,
}
const finished = sql`r.state in ('succeeded', 'completed', 'failed', 'cancelled')`
const active = sql`r.state in ('pending', 'enqueued', 'running_notebook')`

type Sql = RawBuilder<unknown>
/** Of people only durations are kept. */
type Measured =
  { base: RunBase; measure: 'durations' } | { base: Exclude<RunBase, { kind: 'people' }>; measure: 'totals' }

/** Up to `eachUpTo` runs of reports are read one by one, which is faster than stretch by stretch; 50,000 unless said. */
type Question = Measured & { edges: Date[]; eachUpTo?: number }

/** Stretches as rows of a table `s`. */
function stretchesOf(stretches: Stretch[]): Sql {
  const times = (read: (stretch: Stretch) => number) => stretches.map((stretch) => new Date(read(stretch)))
  return sql`unnest(${times(({ fromMs }) => fromMs)}::timestamptz[], ${times(({ toMs }) => toMs)}::timestamptz[],
    ${stretches.map(({ plus }) => plus)}::int[], ${stretches.map(({ minus }) => minus)}::int[])
    s ("from", "to", plus, minus)`
}

/** Runs read one by one, as rollups have them. `bucket` is the columns plus and minus. */
function readRuns(measure: Measure, { from, bucket, where }: { from: Sql; bucket: Sql; where: Sql }): Sql {
  return sql`
    select plus, minus, state, sum(runs) as runs, sum(runs * bucket_histogram(bucket)) as times
    from (select ${bucket}, r.state, duration_bucket(${measures[measure]}) as bucket, count(*) as runs
      from ${from} where ${where} group by 1, 2, 3, 4) counted
    group by plus, minus, state`
}

/** Each run is looked at and put into its bucket. */
function readEach({ edges, measure }: Question, where: Sql): Sql {
  return readRuns(measure, {
    from: sql`report_runs r`,
    bucket: sql`width_bucket(r.created_at, ${edges}::timestamptz[]) - 1 as plus, null::int as minus`,
    where: sql`${where} and r.created_at >= ${edges[0]} and r.created_at < ${edges.at(-1)}`,
  })
}

/** The stretches of a base that are left to runs. */
function readStretches(base: RunBase, cut: CutSpan, measure: Measure): Sql {
  return readRuns(measure, {
    from: sql`${stretchesOf(cut.run)} join report_runs r on r.created_at >= s."from" and r.created_at < s."to"`,
    bucket: sql`s.plus, s.minus`,
    where: sql`${isOfBase(base)} and ${finished}`,
  })
}

function keyOf(base: RunBase): { table: 'run' | 'person' | 'report'; isKey: Sql } {
  if (base.kind === 'account') return { table: 'run', isKey: sql`d.account_id = ${base.accountId}` }
  if (base.kind === 'reports') return { table: 'report', isKey: sql`d.report_id = any(${base.reportIds}::bigint[])` }
  return {
    table: 'person',
    isKey: sql`d.account_id = ${base.accountId} and d.person_id = any(${base.peopleIds}::bigint[])`,
  }
}

/** The stretches of a base that its rollups tell. */
function readRollup(base: RunBase, grain: 'day' | 'hour', { cut, measure }: { cut: CutSpan; measure: Measure }): Sql {
  const { table, isKey } = keyOf(base)
  const moment = (of: Sql) => (grain === 'day' ? sql`(${of} at time zone 'UTC')::date` : of)
  const at = sql`d.${sql.ref(grain)}`
  return sql`
    select s.plus, s.minus, d.state, d.runs, d.${sql.ref(measure)} as times
    from ${stretchesOf(cut[grain])} join ${sql.table(`${table}_${grain}s`)} d
      on ${at} >= ${moment(sql`s."from"`)} and ${at} < ${moment(sql`s."to"`)}
    where ${isKey}`
}

/** Reports have few runs an hour, and are known by the day. */
function readBase(base: RunBase, edges: Date[], measure: Measure): Sql[] {
  const grains = base.kind === 'reports' ? (['day'] as const) : (['day', 'hour'] as const)
  const cut = cutSpan(
    edges.map((edge) => edge.getTime()),
    grains,
  )
  const parts = grains
    .filter((grain) => cut[grain].length > 0)
    .map((grain) => readRollup(base, grain, { cut, measure }))
  return cut.run.length > 0 ? [...parts, readStretches(base, cut, measure)] : parts
}

const dayMs = 86_400_000

async function areFew(db: Db, reportIds: number[], { edges, eachUpTo = 50_000 }: Question): Promise<boolean> {
  if ((edges.at(-1)?.getTime() ?? 0) - (edges[0]?.getTime() ?? 0) <= 14 * dayMs) return true
  const { rows } = await sql<{ runs: number }>`select coalesce(sum(runs_count), 0)::bigint as runs
    from report_activity where report_id = any(${reportIds}::bigint[])`.execute(db)
  return (rows[0]?.runs ?? 0) <= eachUpTo
}

/** Finished runs of reports. */
async function readReports(db: Db, reportIds: number[], question: Question): Promise<Sql[]> {
  const base = { kind: 'reports', reportIds } as const
  if (await areFew(db, reportIds, question)) return [readEach(question, sql`${isOfBase(base)} and ${finished}`)]
  return readBase(base, question.edges, question.measure)
}

/** Finished runs that the rollups of a base hold and that do not count. */
async function readWithout(db: Db, question: Question): Promise<Sql[]> {
  const { base } = question
  if (base.kind === 'reports' || base.withoutReports.length === 0) return []
  if (base.kind === 'account') return readReports(db, base.withoutReports, question)
  const isWithout = sql`r.report_id = any(${base.withoutReports}::bigint[])`
  return [readEach(question, sql`${isWithout} and r.executed_by = any(${base.peopleIds}::bigint[]) and ${finished}`)]
}

/** Runs that are not over are in no rollup; they are few, and an index has them. */
function readActive(question: Question): Sql {
  const { base } = question
  const account =
    base.kind === 'reports'
      ? sql`r.account_id = any(array(select account_id from reports where id = any(${base.reportIds}::bigint[])))`
      : sql`not r.report_id = any(${base.withoutReports}::bigint[])`
  return readEach(question, sql`${account} and ${isOfBase(base)} and ${active}`)
}

const unionOf = (parts: Sql[], sign: Sql): Sql[] =>
  parts.map((part) => sql`select plus, minus, state, ${sign} runs as runs, ${sign} times as times from (${part}) part`)

/**
 * Counts the runs of a base by when they were created: by rollups where there are some, by the runs themselves at the ends
 * that these do not meet. All of it is one statement, so that no run counts twice or not at all while it ends.
 */
export async function countByBuckets(db: Db, question: Question): Promise<BucketCount[]> {
  const { base, edges, measure } = question
  const plus =
    base.kind === 'reports' ? await readReports(db, base.reportIds, question) : readBase(base, edges, measure)
  const minus = await readWithout(db, question)
  const parts = [...unionOf([...plus, readActive(question)], sql``), ...unionOf(minus, sql`-`)]
  const { rows } = await sql<{ bucket: number; state: RunState; runs: number; times: string }>`
    with part as (${sql.join(parts, sql` union all `)}),
    summed as (select plus, minus, state, sum(runs) as runs, sum(times) as times from part group by plus, minus, state)
    select bucket, state, sum(sign * runs) as runs, sum(sign * times)::text as times
    from summed cross join lateral (values (plus, 1), (minus, -1)) moved (bucket, sign)
    where bucket is not null group by bucket, state having sum(sign * runs) <> 0`.execute(db)
  return rows.map(({ times, ...row }) => ({ ...row, times: readHistogram(times) }))
}
