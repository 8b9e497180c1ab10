import fc from 'fast-check'
import { sql } from 'kysely'
import type { ParameterValue } from '#/lib/reports/parameters.ts'
import { pythonStates, runTriggers, type PythonState, type RunTrigger } from '#/lib/runs/run-attributes.ts'
import { isFinished, runStates, type RunState } from '#/lib/runs/run-state.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { foldChanges } from '#/runs-api/store/rollups/fold-changes.ts'
import { parametersDigest } from '#/runs-api/store/runs/insert-run.ts'
import { people, reports, schedules, stageVersionId } from '#/runs-api/store/testing/stage.ts'
import { newToken } from '#/runs-api/store/tokens.ts'

/** A run as a test thinks of it: times in milliseconds since 1970, everything else as the store has it. */
export type SampleRun = {
  reportId: number
  state: RunState
  pythonState: PythonState
  parameters: Record<string, ParameterValue>
  createdAt: number
  updatedAt: number
  startedAt: number | null
  completedAt: number | null
  executedById: number
  trigger: RunTrigger
  scheduleId: number | null
  failure: { message: string; fingerprint: string } | null
  isRecovered: boolean
  isSlow: boolean
}

/** A sample run that is in the store: `id` is its inner number. */
export type StoredRun = SampleRun & { id: number; token: string }

export const stageStart = Date.UTC(2025, 7, 1)
const hourMs = 3_600_000

export const parameterNames = ['region', 'tags', "it's", 'a.b', 'a"b', '50%', 'back\\slash', '名前', 'constructor']
export const texts = [
  'north',
  'North',
  '5',
  'true',
  'null',
  '',
  "'; drop table report_runs; --",
  '100%',
  'a_b',
  'a\\b',
  'a,b\\,c',
  '"quoted"',
  'Ärger',
  'ärger',
  '売上',
  '😀',
  '\uFFFD',
  '2025-08-01',
  'now-7d',
]
export const scalars = fc.constantFrom(...texts, 5, 5.5, -3, 0, 1_000, true, false, null)
const parameterValue: fc.Arbitrary<ParameterValue> = fc.oneof(
  { weight: 3, arbitrary: scalars },
  { weight: 1, arbitrary: fc.array(scalars, { maxLength: 3 }) },
)
const parameters = fc.dictionary(fc.constantFrom(...parameterNames), parameterValue, {
  maxKeys: 3,
  noNullPrototype: true,
})

export const failureMessages = ['Table "orders" does not exist', 'took longer than 100%_ of 300 s', 'Ärger: \\ 売上']
export const fingerprints = ['f0', 'f1', 'F1']

/** Few different moments, so that many runs share one. */
const createdAt = fc
  .constantFrom(0, 0, 0, 1, 1, hourMs, 25 * hourMs, 49 * hourMs, 49 * hourMs + 1)
  .map((offsetMs) => stageStart + offsetMs)
const spanMs = fc.constantFrom(0, 1, 500, 1_000, 1_500, 90_000, 600_000, 2.5 * hourMs)

const anyRun = fc.record({
  reportId: fc.constantFrom(...reports.map(({ id }) => id)),
  state: fc.constantFrom(...runStates),
  pythonState: fc.constantFrom(...pythonStates),
  parameters,
  createdAt,
  executedById: fc.constantFrom(...people.map(({ id }) => id)),
  trigger: fc.constantFrom(...runTriggers),
  scheduleId: fc.constantFrom(null, null, ...schedules.map(({ id }) => id)),
  queueMs: fc.option(spanMs),
  durationMs: spanMs,
  failure: fc.record({ message: fc.constantFrom(...failureMessages), fingerprint: fc.constantFrom(...fingerprints) }),
  isRecovered: fc.boolean(),
  isSlow: fc.boolean(),
})

/** Any run that the store accepts; one that ended without having started has no duration. */
export const sampleRun: fc.Arbitrary<SampleRun> = anyRun.map(
  ({ queueMs, durationMs, failure, isRecovered, ...run }) => {
    const startedAt = queueMs === null ? null : run.createdAt + queueMs
    const completedAt = isFinished(run.state) ? (startedAt ?? run.createdAt) + durationMs : null
    return {
      ...run,
      startedAt,
      completedAt,
      updatedAt: completedAt ?? startedAt ?? run.createdAt,
      failure: run.state === 'failed' ? failure : null,
      isRecovered: run.state === 'failed' && isRecovered,
    }
  },
)

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))

function rowOf(run: SampleRun) {
  return {
    token: newToken(),
    account_id: reports.find(({ id }) => id === run.reportId)?.accountId ?? 0,
    report_id: run.reportId,
    version_id: stageVersionId,
    state: run.state,
    python_state: run.pythonState,
    parameters: JSON.stringify(run.parameters),
    parameters_digest: parametersDigest(run.parameters),
    created_at: new Date(run.createdAt),
    updated_at: new Date(run.updatedAt),
    started_at: dateOf(run.startedAt),
    completed_at: dateOf(run.completedAt),
    executed_by: run.executedById,
    trigger: run.trigger,
    schedule_id: run.scheduleId,
    usual_ms: run.isSlow ? 1 : null,
    failure_code: run.failure === null ? null : 'SqlUnknownTable',
    failure_message: run.failure?.message ?? null,
    failure_fingerprint: run.failure?.fingerprint ?? null,
  }
}

/** The same run with all its times moved, so that it was created at a moment. */
export function movedTo(run: SampleRun, ms: number): SampleRun {
  const shift = ms - run.createdAt
  const at = (time: number | null): number | null => (time === null ? null : time + shift)
  const { startedAt, completedAt, updatedAt } = run
  return { ...run, createdAt: ms, updatedAt: updatedAt + shift, startedAt: at(startedAt), completedAt: at(completedAt) }
}

async function insertRows(db: Db, rows: ReturnType<typeof rowOf>[]) {
  return rows.length === 0 ? [] : db.insertInto('report_runs').values(rows).returning(['id', 'token']).execute()
}

/**
 * Loads runs on the stage: the first half is folded into the rollups, the other counts beside them. A recovered one names itself:
 * which run recovered it does not matter here.
 */
export async function insertSampleRuns(db: Db, samples: SampleRun[]): Promise<StoredRun[]> {
  const rows = samples.map(rowOf)
  const half = Math.ceil(rows.length / 2)
  const early = await insertRows(db, rows.slice(0, half))
  await foldChanges(db)
  const inserted = [...early, ...(await insertRows(db, rows.slice(half)))]
  const ids = new Map(inserted.map(({ id, token }) => [token, id]))
  const stored = samples.map((run, at) => {
    const token = rows[at]?.token ?? ''
    return { ...run, token, id: ids.get(token) ?? 0 }
  })
  const recovered = stored.filter(({ isRecovered }) => isRecovered).map(({ id }) => id)
  await sql`update report_runs set recovered_by = id, recovered_at = completed_at where id = any(${recovered})`.execute(
    db,
  )
  return stored
}

/** Takes every run off the stage, so that the next random ones stand alone. */
export async function clearRuns(db: Db): Promise<void> {
  await sql`delete from report_runs`.execute(db)
}
