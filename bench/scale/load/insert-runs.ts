import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#/runs-api/store/transaction.ts'
import { slotCount } from './drawing-tables.ts'
import { drawn } from './random.ts'

export const historyDays = 730
export const retentionDays = 90
const activeRuns = 300

/** The runs numbered `from` to `to` of all that there will be, in the order of time. */
export type Batch = { accountId: number; seed: number; all: number; from: number; to: number; now: Date }

/** More at noon than at midnight: the middle of the day is stretched over numbers, its night is not. */
function createdAt({ all, now }: Batch): RawBuilder<Date> {
  const days = sql`((n - 0.5) / ${sql.lit(all)} * ${sql.lit(historyDays)}::float8)`
  const part = sql`(${days} - floor(${days}))`
  return sql`${now}::timestamptz - ${sql.lit(historyDays)} * interval '1 day' + interval '1 day' *
    (floor(${days}) + ${part} + 0.1 * sin(2 * pi() * ${part}))`
}

/** One row a run: its report, whether a schedule started it, and how it ends. */
function baseRuns(batch: Batch): RawBuilder<unknown> {
  const draw = (stream: Parameters<typeof drawn>[1]) => drawn(batch.seed, stream)
  const slot = (stream: Parameters<typeof drawn>[1]) => sql`floor(${draw(stream)} * ${sql.lit(slotCount)})::int`
  return sql`
    select n, case when n > ${sql.lit(batch.all - activeRuns)}
        then ${batch.now}::timestamptz - (${sql.lit(batch.all)} - n) * interval '4 seconds'
        else ${createdAt(batch)} end as created_at,
      report.id as report_id, person.id as person_id, n % 18 = 17 as is_again,
      case when ${draw('schedule')} < b."scheduledShare"
        then floor(${draw('trigger')} * b.schedules)::int end as schedule_at,
      case when n > ${sql.lit(batch.all - activeRuns)} then 'active' when ${draw('outcome')} < b."failedShare" then 'failed'
        when ${draw('outcome')} > 0.952 then 'cancelled' else 'good' end as outcome
    from generate_series(${sql.lit(batch.from)}::bigint, ${sql.lit(batch.to)}::bigint) n
    join bench.report_slots report on report.slot = ${slot('report')}
    join bench.person_slots person on person.slot = ${slot('person')}
    join bench.reports b on b.id = report.id`
}

/**
 * Some runs repeat a failed one before them by hand, with its parameters, and mostly succeed: `of_n` is whose parameters
 * a run has.
 */
const withRepeats = sql`
  select base.n, base.created_at, base.person_id, coalesce(failed.report_id, base.report_id) as report_id,
    coalesce(failed.n, base.n) as of_n,
    case when failed.n is null then base.schedule_at else failed.schedule_at end as schedule_at,
    failed.n is not null as is_repeat,
    case when failed.n is null or base.outcome = 'active' then base.outcome
      when base.n % 10 = 0 then 'failed' else 'good' end as outcome
  from base
  left join (select n, row_number() over (order by n) as k from base where is_again) again on again.n = base.n
  left join (select *, row_number() over (order by n) as k from base where outcome = 'failed' and not is_again) failed
    on failed.k = again.k and failed.n < base.n`

function drawnColumns(seed: number): RawBuilder<unknown> {
  const draw = (stream: Parameters<typeof drawn>[1], number?: RawBuilder<unknown>) => drawn(seed, stream, number)
  const ofN = sql`of_n`
  const spread = sql`sqrt(-2 * ln(1 - ${draw('duration')})) * cos(2 * pi() * ${draw('spread')})`
  return sql`
    case when s.id is null then 1 + floor(${draw('customer', ofN)} * 5000)::int else s.customer end as customer,
    coalesce(s.region, (array['EU', 'US', 'APAC', 'LATAM'])[1 + floor(${draw('region', ofN)} * 4)::int]) as region,
    greatest(1, least(3600000, b."medianMs" * exp(b.spread * ${spread})))::int as duration_ms,
    (20 - 400 * ln(1 - ${draw('queue')}))::int as queue_ms,
    case when is_repeat then 'manual' when s.id is not null then 'schedule' when ${draw('trigger')} < 0.6 then 'manual'
      when ${draw('trigger')} < 0.9 then 'api' else 'batch' end as trigger,
    case when s.id is null and b."hasStatus" then (array['["late"]', '["late","open"]', '["open","paid"]',
      '["paid"]'])[1 + floor(${draw('again', ofN)} * 4)::int] end as status,
    reason.code, format(reason.text, floor(${draw('literal')} * 100000)) as message, reason.fingerprint`
}

/** Parameters as JSON, and the text whose digest says which sets are equal (`canonicalParameters`). */
const parameters = sql`
  (case when day is null then '{"customer":' || customer || ',"region":"' || region || '"'
    else '{"customer":' || customer || ',"date":"' || day || '","region":"' || region || '"' end
    || coalesce(',"status":' || status, '') || '}')::jsonb as parameters,
  substr(encode(sha256(convert_to('[["customer",' || customer || ']'
    || coalesce(',["date","' || day || '"]', '') || ',["region","' || region || '"]'
    || coalesce(',["status",' || status || ']', '') || ']', 'UTF8')), 'hex'), 1, 32)::uuid as parameters_digest`

/** Draws a batch of runs into a table of this transaction, as rows that are ready for the history. */
export async function drawRuns(tx: Tx, batch: Batch): Promise<void> {
  const { accountId, seed, now } = batch
  const repeatedDay = sql`to_char(${now}::timestamptz - (1 - of_n::float8 / ${sql.lit(batch.all)}) *
    ${sql.lit(historyDays)} * interval '1 day', 'YYYY-MM-DD')`
  await sql`
    create temporary table drawn_runs on commit drop as
    with base as materialized (${baseRuns(batch)}),
    settled as (${withRepeats}),
    finished as (
      select settled.*, b.version_id, b."hasNotebook", s.id as schedule_id, ${drawnColumns(seed)},
        case when s.id is null and b."hasDate" then ${repeatedDay} end as day
      from settled
      join bench.reports b on b.id = settled.report_id
      left join bench.schedules s on s.report_id = settled.report_id and s.at = schedule_at
      left join bench.reasons reason
        on outcome = 'failed' and reason.at = floor(${drawn(seed, 'message')} * 300)::int
    ),
    timed as (
      select *, ${parameters},
        case outcome when 'active' then case when n % 3 = 0 then 'running_notebook' when n % 7 = 0 then 'pending'
          else 'enqueued' end when 'good' then case when "hasNotebook" then 'completed' else 'succeeded' end
          else outcome end as state,
        case when outcome = 'cancelled' and n % 4 = 0 or outcome = 'active' and n % 3 <> 0 then null
          else created_at + queue_ms * interval '1 millisecond' end as started_at
      from finished
    ),
    ended as (
      select *, case when outcome <> 'active' then coalesce(started_at, created_at)
        + duration_ms * interval '1 millisecond' end as completed_at,
        case when created_at < ${now}::timestamptz - ${sql.lit(retentionDays)} * interval '1 day'
          then created_at + ${sql.lit(retentionDays)} * interval '1 day' end as purged_at
      from timed
    )
    select lpad(to_hex((n * 240518168577 + ${sql.lit(seed)}) % 281474976710656), 12, '0') as token,
      ${sql.lit(accountId)}::bigint as account_id, report_id, version_id, state,
      case when state = 'completed' then 'succeeded' when state = 'running_notebook' then 'submitted' else 'none' end
        as python_state, parameters, parameters_digest, created_at,
      coalesce(purged_at, completed_at, started_at, created_at) as updated_at, started_at, completed_at,
      person_id as executed_by, trigger, schedule_id, code as failure_code, message as failure_message,
      fingerprint as failure_fingerprint, purged_at as purge_started_at, purged_at as purge_completed_at
    from ended order by n`.execute(tx)
}

const columns = sql.raw(`token, account_id, report_id, version_id, state, python_state, parameters, parameters_digest,
  created_at, updated_at, started_at, completed_at, executed_by, trigger, schedule_id, failure_code, failure_message,
  failure_fingerprint, purge_started_at, purge_completed_at`)

/** Adds what was drawn in this transaction to the history, in one statement with the triggers on. */
export async function insertRuns(tx: Tx): Promise<void> {
  await sql`insert into report_runs (${columns}) select ${columns} from drawn_runs`.execute(tx)
}
