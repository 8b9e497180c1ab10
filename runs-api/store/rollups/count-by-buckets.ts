import { sql, type RawBuilder } from 'kysely'
import { runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readHistogram, type BucketedTimes } from '#/runs-api/store/rollups/bucketed-times.ts'
import { cutSpan, type CutSpan, type Stretch } from '#/runs-api/store/rollups/cut-span.ts'
import { isOfBase, isOfChanges, type RunBase } from '#/runs-api/store/rollups/run-base.ts'

/**
 * How many runs of each state, those of none left out, were created between two edges, the first of which are edge 0 and 1
 * (`bucket` 0), and how long those took that have the measure asked for.
 */
export type BucketCount = { bucket: number; states: Partial<Record<RunState, number>>; times: BucketedTimes }

/** Durations, or the total times from being asked for to being done, of runs that came to their end by themselves; or no times. */
export type Measure = 'durations' | 'totals' | 'none'

const measures: Record<Exclude<Measure, 'none'>, RawBuilder<number>> = {
  durations: sql`r.duration_ms`,
  totals: sql`case when r.state <> 'cancelled' then r.queue_ms + r.duration_ms end`,
}
const finished: readonly RunState[] = ['succeeded', 'completed', 'failed', 'cancelled']
const active: readonly RunState[] = ['pending', 'enqueued', 'running_notebook']

type Sql = RawBuilder<unknown>
/** Of people only durations are kept. */
type Measured =
  { base: RunBase; measure: 'durations' | 'none' } | { base: Exclude<RunBase, { kind: 'people' }>; measure: 'totals' }

/**
 * Only runs of some `states` count. Up to `eachUpTo` runs of reports are read one by one, which is faster than stretch by
 * stretch; 50,000 unless said.
 */
type Question = Measured & { edges: Date[]; states: readonly RunState[]; eachUpTo?: number }
type Asked = { measure: Measure; states: readonly RunState[] }

/** Stretches as rows of a table `s`. */
function stretchesOf(stretches: Stretch[]): Sql {
  const times = (read: (stretch: Stretch) => number) => stretches.map((stretch) => new Date(read(stretch)))
  return sql`unnest(${times(({ fromMs }) => fromMs)}::timestamptz[], ${times(({ toMs }) => toMs)}::timestamptz[],
    ${stretches.map(({ plus }) => plus)}::int[], ${stretches.map(({ minus }) => minus)}::int[])
    s ("from", "to", plus, minus)`
}

/** One column a state, which costs less than a row a state: those of `states` among runs, and none of the others. */
function byState(runs: Sql, states: readonly RunState[]): Sql {
  const counted = (state: RunState) =>
    states.includes(state) ? sql`sum(${runs}) filter (where state = ${state})` : sql`null::bigint`
  return sql.join(runStates.map((state) => sql`${counted(state)} as ${sql.ref(state)}`))
}

/** Holds for finished runs of the states asked for; where these are all, others may come too: they are not counted, and took no time. */
function isAsked({ states }: Asked, state: Sql): Sql {
  const isWhole = finished.every((one) => states.includes(one))
  return isWhole ? sql`true` : sql`${state} = any(${finished.filter((one) => states.includes(one))})`
}

/** Runs `r` read one by one, or `n` at a time, added up as rollups are. */
function addUp(measure: Measure, { from, n, where }: { from: Sql; n: Sql; where: Sql }, states = finished): Sql {
  if (measure === 'none') return sql`${byState(n, states)}, 0::numeric as times from ${from} where ${where}`
  return sql`${byState(n, states)}, sum(${n} * unit) as times
    from ${from} left join histogram_units on bucket = duration_bucket(${measures[measure]}) where ${where}`
}

const allRuns = { from: sql`report_runs r`, n: sql`1` }

/** Each run is looked at and put into its bucket. */
function readEach({ edges, measure }: Question, where: Sql, states = finished): Sql {
  const isWithin = sql`r.created_at >= ${edges[0]} and r.created_at < ${edges.at(-1)}`
  return sql`
    select width_bucket(r.created_at, ${edges}::timestamptz[]) - 1 as plus, null::int as minus,
      ${addUp(measure, { ...allRuns, where: sql`${where} and ${isWithin}` }, states)} group by 1`
}

/** Holds for the runs `r` of a base that the caller sees. */
function isSeen(base: RunBase): Sql {
  const hidden = base.kind === 'reports' ? [] : base.sight.hiddenReports
  return hidden.length === 0 ? sql`true` : sql`not r.report_id = any(${hidden}::bigint[])`
}

/** Stretches are short, which no statistics tell: each is looked up and added up by itself. */
const inEach = (stretches: Stretch[], added: Sql): Sql => sql`
  select s.plus, s.minus, added.* from ${stretchesOf(stretches)} cross join lateral (select ${added}) added`

/** The stretches of a base that are left to runs. */
function readStretches(base: RunBase, cut: CutSpan, asked: Asked): Sql {
  const isWithin = sql`r.created_at >= s."from" and r.created_at < s."to"`
  const where = sql`${isOfBase(base)} and ${isSeen(base)} and ${isAsked(asked, sql`r.state`)} and ${isWithin}`
  return inEach(cut.run, addUp(asked.measure, { ...allRuns, where }))
}

/**
 * What those stretches changed that is not in the rollups yet: few runs, of the last seconds by when they ended, so that no
 * stretch but one or two has any.
 */
function readChanges(base: RunBase, cut: CutSpan, asked: Asked): Sql {
  const isWithin = sql`r.created_at >= s."from" and r.created_at < s."to"`
  const where = sql`${isOfChanges(base)} and ${isAsked(asked, sql`r.state`)} and ${isWithin}`
  return inEach([...cut.day, ...cut.hour], addUp(asked.measure, { from: sql`run_changes r`, n: sql`r.n`, where }))
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
function readRollup(base: RunBase, grain: 'day' | 'hour', { cut, asked }: { cut: CutSpan; asked: Asked }): Sql {
  const { table, isKey } = keyOf(base)
  const moment = (of: Sql) => (grain === 'day' ? sql`(${of} at time zone 'UTC')::date` : of)
  const at = sql`d.${sql.ref(grain)}`
  const isWithin = sql`${at} >= ${moment(sql`s."from"`)} and ${at} < ${moment(sql`s."to"`)}`
  const times = asked.measure === 'none' ? sql`0::numeric` : sql`sum(d.${sql.ref(asked.measure)})`
  return inEach(
    cut[grain],
    sql`${byState(sql`d.runs`, finished)}, ${times} as times from ${sql.table(`${table}_${grain}s`)} d
      where ${isKey} and ${isAsked(asked, sql`d.state`)} and ${isWithin}`,
  )
}

/** Reports have few runs an hour, and are known by the day. */
function readBase(base: RunBase, edges: Date[], asked: Asked): Sql[] {
  const grains = base.kind === 'reports' ? (['day'] as const) : (['day', 'hour'] as const)
  const cut = cutSpan(
    edges.map((edge) => edge.getTime()),
    grains,
  )
  const parts = grains.filter((grain) => cut[grain].length > 0).map((grain) => readRollup(base, grain, { cut, asked }))
  const ofRuns = cut.run.length > 0 ? [readStretches(base, cut, asked)] : []
  const ofChanges = parts.length > 0 ? [readChanges(base, cut, asked)] : []
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
async function readReports(db: Db, reportIds: number[], question: Question): Promise<Sql[]> {
  const base = { kind: 'reports', reportIds } as const
  if (await areFew(db, reportIds, question))
    return [readEach(question, sql`${isOfBase(base)} and ${isAsked(question, sql`r.state`)}`)]
  return readBase(base, question.edges, question)
}

/** Finished runs of an account that do not count. */
async function readWithout(db: Db, question: Question): Promise<Sql[]> {
  const { base } = question
  if (base.kind !== 'account' || base.withoutReports.length === 0) return []
  return readReports(db, base.withoutReports, question)
}

/** Runs that are not over are in no rollup; they are few, and an index of the account has them. */
function readActive(question: Question): Sql {
  const { base } = question
  const isOfAccount =
    base.kind === 'reports'
      ? sql`r.account_id = any(array(select account_id from reports where id = any(${base.reportIds}::bigint[])))`
      : sql`r.account_id = ${base.accountId}`
  const without = base.kind === 'account' ? base.withoutReports : []
  const isWithin = sql`${isOfBase(base)} and ${isSeen(base)} and not r.report_id = any(${without}::bigint[])`
  const asked = active.filter((state) => question.states.includes(state))
  const isActive = sql`r.state in ('pending', 'enqueued', 'running_notebook') and r.state = any(${asked})`
  return readEach(question, sql`${isOfAccount} and ${isWithin} and ${isActive}`, active)
}

const summed = sql.join(runStates.map((state) => sql`sum(sign * ${sql.ref(state)}) as ${sql.ref(state)}`))

/** A part may hold two buckets in a row: what belongs to one and not to the other. */
const signed = (part: Sql, plus: number): Sql =>
  sql`select part.*, ${sql.lit(plus)} as plus_sign, ${sql.lit(-plus)} as minus_sign from (${part}) part`

type Row = Record<RunState, number | null> & { bucket: number; times: string }

async function sumParts(db: Db, parts: Sql[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select bucket, ${summed}, coalesce(sum(case when sign < 0 then -times else times end), 0)::text as times
    from (${sql.join(parts, sql` union all `)}) part
      cross join lateral (values (plus, plus_sign), (minus, minus_sign)) moved (bucket, sign)
    where bucket is not null group by bucket`.execute(db)
  return rows
}

/**
 * Counts the runs of a base by when they were created: by rollups where there are some, by the runs themselves at the ends
 * that these do not meet. All of it is one statement, so that no run counts twice or not at all while it ends. Buckets without
 * runs are left out.
 */
export async function countByBuckets(db: Db, question: Question): Promise<BucketCount[]> {
  const { base, edges } = question
  const plus =
    base.kind === 'reports' ? await readReports(db, base.reportIds, question) : readBase(base, edges, question)
  const minus = await readWithout(db, question)
  const added = [...plus, readActive(question)].map((part) => signed(part, 1))
  const rows = await sumParts(db, [...added, ...minus.map((part) => signed(part, -1))])
  const counts = rows.map(({ bucket, times, ...counted }) => {
    const states = runStates.map((state) => [state, counted[state] ?? 0] as const).filter(([, runs]) => runs > 0)
    return { bucket, states: Object.fromEntries(states), times: readHistogram(times) }
  })
  return counts.filter(({ states }) => Object.keys(states).length > 0)
}
