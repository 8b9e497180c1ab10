import { sql, type RawBuilder } from 'kysely'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { prepared } from '#/runs-api/store/prepared.ts'
import { readHistogram, type BucketedTimes } from '#/runs-api/store/rollups/bucketed-times.ts'
import { cutSpan, type CutSpan, type Stretch } from '#/runs-api/store/rollups/cut-span.ts'
import { isOfBase, isOfChanges, type RunBase } from '#/runs-api/store/rollups/run-base.ts'

/**
 * How many runs of each state, those of none left out, were created between two edges, the first of which are edge 0 and 1
 * (`bucket` 0), and how long those took that have the measure asked for.
 */
export type BucketCount = { bucket: number; states: Partial<Record<RunState, number>>; times: BucketedTimes }

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

/**
 * Only runs of some `states` count. Up to `eachUpTo` runs of reports are read one by one, which is faster than stretch by
 * stretch; 50,000 unless said.
 */
type Question = Measured & { edges: Date[]; states: readonly RunState[]; eachUpTo?: number }

/** Stretches are short, which no statistics tell: each is looked up by itself. */
const eachByIndex = sql`offset 0`

const numbers = (several: (number | null)[]): Sql =>
  sql`string_to_array(${several.map((n) => n ?? '').join()}, ',', '')`

/** Stretches as rows of a table `s`, given as numbers, which both sides read faster than times. */
function stretchesOf(stretches: Stretch[]): Sql {
  return sql`(select timestamptz 'epoch' + from_ms * interval '1 ms' as "from", timestamptz 'epoch' + to_ms * interval '1 ms' as "to", plus, minus
    from unnest(${numbers(stretches.map(({ fromMs }) => fromMs))}::bigint[], ${numbers(stretches.map(({ toMs }) => toMs))}::bigint[],
      ${numbers(stretches.map(({ plus }) => plus))}::int[], ${numbers(stretches.map(({ minus }) => minus))}::int[])
      s (from_ms, to_ms, plus, minus)) s`
}

/** Runs read one by one, as rollups have them. `bucket` is the columns plus and minus. */
function readRuns(measure: Measure, { from, bucket, where }: { from: Sql; bucket: Sql; where: Sql }): Sql {
  return sql`
    select plus, minus, state, sum(runs)::bigint as runs, sum(runs * coalesce(unit, 0)) as times
    from (select ${bucket}, r.state, duration_bucket(${measures[measure]}) as bucket, count(*) as runs
      from ${from} where ${where} group by 1, 2, 3, 4) counted
    left join histogram_units using (bucket)
    group by plus, minus, state`
}

/** Each run is looked at and put into its bucket. */
function readEach({ edges, measure }: Question, where: Sql): Part {
  const rows = readRuns(measure, {
    from: sql`report_runs r`,
    bucket: sql`width_bucket(r.created_at, ${edges}::timestamptz[]) - 1 as plus, null::int as minus`,
    where: sql`${where} and r.created_at >= ${edges[0]} and r.created_at < ${edges.at(-1)}`,
  })
  return { rows, isMoved: false }
}

/** Holds for the runs `r` of a base that the caller sees. */
function isSeen(base: RunBase): Sql {
  const hidden = base.kind === 'reports' ? [] : base.sight.hiddenReports
  return hidden.length === 0 ? sql`true` : sql`not r.report_id = any(${hidden}::bigint[])`
}

/** The stretches of a base that are left to runs. */
function readStretches(base: RunBase, cut: CutSpan, measure: Measure): Sql {
  return readRuns(measure, {
    from: sql`${stretchesOf(cut.run)} cross join lateral (
      select r.state, r.duration_ms, r.queue_ms from report_runs r
      where ${isOfBase(base)} and ${isSeen(base)} and ${finished} and r.created_at >= s."from" and r.created_at < s."to" ${eachByIndex}) r`,
    bucket: sql`s.plus, s.minus`,
    where: sql`true`,
  })
}

/**
 * What those stretches changed that is not in the rollups yet: few runs, of the last seconds by when they ended, so that no
 * stretch but one or two has any.
 */
function readChanges(base: RunBase, cut: CutSpan, measure: Measure): Sql {
  return sql`
    select plus, minus, state, sum(runs)::bigint as runs, sum(runs * coalesce(unit, 0)) as times
    from (select s.plus, s.minus, r.state, duration_bucket(${measures[measure]}) as bucket, sum(r.n) as runs
      from ${stretchesOf([...cut.day, ...cut.hour])} cross join lateral (
        select r.state, r.duration_ms, r.queue_ms, r.n from run_changes r
        where ${isOfChanges(base)} and r.created_at >= s."from" and r.created_at < s."to" ${eachByIndex}) r
      group by 1, 2, 3, 4) counted
    left join histogram_units using (bucket)
    group by plus, minus, state`
}

function keyOf(base: RunBase): { table: 'run' | 'person' | 'report'; isKey: Sql } {
  if (base.kind === 'account') {
    const isSeen = sql`d.owner_id = any(${base.sight.ownerIds ?? [-1]}::bigint[])`
    return { table: 'run', isKey: sql`d.account_id = ${base.accountId} and ${isSeen}` }
  }
  if (base.kind === 'reports') return { table: 'report', isKey: sql`d.report_id = any(${base.reportIds}::bigint[])` }
  const { accountId, peopleIds, sight } = base
  const isSeen = sight.ownerIds === null ? sql`true` : sql`d.owner_id = any(${sight.ownerIds}::bigint[])`
  const isKey = sql`d.account_id = ${accountId} and d.person_id = any(${peopleIds}::bigint[]) and ${isSeen}`
  return { table: 'person', isKey }
}

/** The stretches of a base that its rollups tell. */
function readRollup(base: RunBase, grain: 'day' | 'hour', { cut, measure }: { cut: CutSpan; measure: Measure }): Sql {
  const { table, isKey } = keyOf(base)
  const moment = (of: Sql) => (grain === 'day' ? sql`(${of} at time zone 'UTC')::date` : of)
  const at = sql`d.${sql.ref(grain)}`
  return sql`
    select s.plus, s.minus, d.state, d.runs, d.${sql.ref(measure)} as times
    from ${stretchesOf(cut[grain])} cross join lateral (
      select d.* from ${sql.table(`${table}_${grain}s`)} d
      where ${isKey} and ${at} >= ${moment(sql`s."from"`)} and ${at} < ${moment(sql`s."to"`)} ${eachByIndex}) d`
}

/** Rows of what lies in bucket `plus`, and, where `isMoved`, not in bucket `minus`. */
type Part = { rows: Sql; isMoved: boolean }

const isAmongBuckets = ({ plus, minus }: Stretch): boolean => plus === null || minus !== null

/** Reports have few runs an hour, and are known by the day. */
function readBase(base: RunBase, edges: Date[], measure: Measure): Part[] {
  const grains = base.kind === 'reports' ? (['day'] as const) : (['day', 'hour'] as const)
  const cut = cutSpan(
    edges.map((edge) => edge.getTime()),
    grains,
  )
  const parts = grains
    .filter((grain) => cut[grain].length > 0)
    .map((grain) => ({ rows: readRollup(base, grain, { cut, measure }), isMoved: cut[grain].some(isAmongBuckets) }))
  const ofRuns = cut.run.length > 0 ? [{ rows: readStretches(base, cut, measure), isMoved: true }] : []
  const ofChanges = parts.length > 0 ? [{ rows: readChanges(base, cut, measure), isMoved: true }] : []
  return [...parts, ...ofChanges, ...ofRuns]
}

const dayMs = 86_400_000

async function areFew(db: Db, reportIds: number[], { edges, eachUpTo = 50_000 }: Question): Promise<boolean> {
  if ((edges.at(-1)?.getTime() ?? 0) - (edges[0]?.getTime() ?? 0) <= 14 * dayMs) return true
  const { rows } = await sql<{ runs: number }>`select coalesce(sum(runs_count), 0)::bigint as runs
    from report_activity where report_id = any(${reportIds}::bigint[])`.execute(db)
  return (rows[0]?.runs ?? 0) <= eachUpTo
}

/** Finished runs of reports. */
async function readReports(db: Db, reportIds: number[], question: Question): Promise<Part[]> {
  const base = { kind: 'reports', reportIds } as const
  if (await areFew(db, reportIds, question)) return [readEach(question, sql`${isOfBase(base)} and ${finished}`)]
  return readBase(base, question.edges, question.measure)
}

/** Finished runs of an account that do not count. */
async function readWithout(db: Db, question: Question): Promise<Part[]> {
  const { base } = question
  if (base.kind !== 'account' || base.withoutReports.length === 0) return []
  return readReports(db, base.withoutReports, question)
}

/** Runs that are not over are in no rollup; they are few, and an index of the account has them. */
function readActive(question: Question): Part {
  const { base } = question
  const isOfAccount =
    base.kind === 'reports'
      ? sql`r.account_id = any(array(select account_id from reports where id = any(${base.reportIds}::bigint[])))`
      : sql`r.account_id = ${base.accountId}`
  const without = base.kind === 'account' ? base.withoutReports : []
  const isWithin = sql`${isOfBase(base)} and ${isSeen(base)} and not r.report_id = any(${without}::bigint[])`
  return readEach(question, sql`${isOfAccount} and ${isWithin} and ${active}`)
}

/** Parts as rows of a bucket; whole days lie in one, what lies between its edges is taken from another. */
const unionOf = (parts: Part[], sign: Sql): Sql[] =>
  parts.map(({ rows, isMoved }) =>
    isMoved
      ? sql`select bucket, state, ${sign} (case when is_plus then runs else -runs end) as runs,
          ${sign} (case when is_plus then times else -times end) as times
        from (${rows}) part cross join lateral (values (plus, true), (minus, false)) moved (bucket, is_plus)
        where bucket is not null`
      : sql`select plus as bucket, state, ${sign} runs as runs, ${sign} times as times from (${rows}) part`,
  )

type Row = Record<RunState, number | null> & { bucket: number; times: string }

/** Sums of long numbers cost by the sum more than by what is added: one a bucket, whatever the states. */
async function sumParts(db: Db, parts: Sql[], { base, states }: Question): Promise<Row[]> {
  const counts = runStates.map((state) => sql`sum(runs) filter (where state = ${state}) as ${sql.ref(state)}`)
  const isCounted = states.length < runStates.length ? sql`state = any(${states})` : sql`true`
  const isPlain = base.kind === 'account' && base.withoutReports.length === 0
  const { rows } = await sql<Row>`${isPlain ? prepared : sql``}
    select bucket, ${sql.join(counts)}, sum(times)::text as times
    from (${sql.join(parts, sql` union all `)}) part where ${isCounted} group by bucket`.execute(db)
  return rows
}

/**
 * Counts the runs of a base by when they were created: by rollups where there are some, by the runs themselves at the ends
 * that these do not meet. All of it is one statement, so that no run counts twice or not at all while it ends. Buckets without
 * runs are left out.
 */
export async function countByBuckets(db: Db, question: Question): Promise<BucketCount[]> {
  const { base, edges, measure } = question
  const plus =
    base.kind === 'reports' ? await readReports(db, base.reportIds, question) : readBase(base, edges, measure)
  const minus = await readWithout(db, question)
  const parts = [...unionOf([...plus, readActive(question)], sql``), ...unionOf(minus, sql`-`)]
  const rows = await sumParts(db, parts, question)
  const counts = rows.map(({ bucket, times, ...counted }) => {
    const states = runStates.map((state) => [state, counted[state] ?? 0] as const).filter(([, runs]) => runs > 0)
    return { bucket, states: Object.fromEntries(states), times: readHistogram(times) }
  })
  return counts.filter(({ states }) => Object.keys(states).length > 0)
}
