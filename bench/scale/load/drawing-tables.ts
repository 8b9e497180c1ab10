import { sql } from 'kysely'
import { zipfShares } from './random.ts'
import { failureReasons } from './failure-messages.ts'
import type { PlannedReport } from './report-plan.ts'
import type { LoadedWorkspace } from './workspace.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** So many slots share the draw of a report or a person: fine enough for the one that is drawn least. */
export const slotCount = 65_536
/** The person of rank k runs reports k to the power of -0.9 times as often as the first. */
const personExponent = 0.9

/** Which of the shares each slot belongs to. */
function slotsOf(shares: number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  let passed = 0
  return shares.flatMap((share, at) => {
    const first = Math.round((passed / sum) * slotCount)
    passed += share
    return Array.from({ length: Math.round((passed / sum) * slotCount) - first }, () => at)
  })
}

async function createSlots(tx: Tx, name: string, ids: number[]): Promise<void> {
  await sql`create table ${sql.table(`bench.${name}`)} as
    select at::int - 1 as slot, id from unnest(${ids}::bigint[]) with ordinality as of_slot (id, at)`.execute(tx)
  await sql`create unique index on ${sql.table(`bench.${name}`)} (slot)`.execute(tx)
}

async function createReports(tx: Tx, reports: PlannedReport[], ids: number[]): Promise<void> {
  const rows = reports.map(({ definition: _definition, ...report }, at) => ({ ...report, id: ids[at] }))
  await sql`create table bench.reports as
    select planned.*, r.version_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as planned (id bigint,
      "scheduledShare" float8, schedules int, "medianMs" int, spread float8, "failedShare" float8,
      "hasNotebook" boolean, "hasDate" boolean, "hasStatus" boolean)
    join reports r on r.id = planned.id`.execute(tx)
  await sql`create unique index on bench.reports (id)`.execute(tx)
}

/** Every schedule runs its report for one customer and one region, so that its failures are recovered by its next run. */
async function createSchedules(tx: Tx): Promise<void> {
  await sql`create table bench.schedules as
    select b.id as report_id, at::int as at, 1 + abs(hashint8(b.id * 1000 + at)) % 5000 as customer,
      (array['EU', 'US', 'APAC', 'LATAM'])[1 + abs(hashint8(b.id * 2000 + at)) % 4] as region,
      substr(md5('schedule ' || b.id || ' ' || at), 1, 12) as token
    from bench.reports b, generate_series(0, b.schedules - 1) at`.execute(tx)
  await sql`insert into schedules (token, report_id, creator_id, name, timing, parameters, next_run_at)
    select s.token, s.report_id, r.creator_id, 'For customer ' || s.customer,
      '{"freq": "daily", "hour": 6, "minute": 0, "time_zone": "UTC"}', jsonb_build_object('customer', s.customer,
      'region', s.region), date_trunc('day', now(), 'UTC') + interval '30 hours'
    from bench.schedules s join reports r on r.id = s.report_id`.execute(tx)
  await sql`alter table bench.schedules add column id bigint`.execute(tx)
  await sql`update bench.schedules b set id = s.id from schedules s where s.token = b.token`.execute(tx)
  await sql`create unique index on bench.schedules (report_id, at)`.execute(tx)
}

/** What the runs are drawn from, in a schema of its own that is dropped after the load. */
export async function createDrawingTables(
  tx: Tx,
  { personIds }: LoadedWorkspace,
  { reports, ids }: { reports: PlannedReport[]; ids: number[] },
): Promise<void> {
  await sql`create schema bench`.execute(tx)
  const shares = reports.map(({ share }) => share)
  await createSlots(
    tx,
    'report_slots',
    slotsOf(shares).map((at) => ids[at] ?? 0),
  )
  await createSlots(
    tx,
    'person_slots',
    slotsOf(zipfShares(personIds.length, personExponent)).map((at) => personIds[at] ?? 0),
  )
  await createReports(tx, reports, ids)
  await createSchedules(tx)
  await sql`create table bench.reasons as select at::int - 1 as at, code, text, fingerprint
    from jsonb_to_recordset(${JSON.stringify(failureReasons.map((reason, at) => ({ ...reason, at: at + 1 })))}::jsonb)
    as reason (at int, code text, text text, fingerprint text)`.execute(tx)
  for (const table of ['report_slots', 'person_slots', 'reports', 'schedules', 'reasons']) {
    await sql`analyze ${sql.table(`bench.${table}`)}`.execute(tx)
  }
}
