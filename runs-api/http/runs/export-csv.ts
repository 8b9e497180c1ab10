import { absoluteHref, runPageHref } from '#/runs-api/http/hal/page-links.ts'
import { secondsOrNull } from '#/runs-api/http/hal/seconds.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { ExportedRun } from '#/runs-api/store/runs/export-runs.ts'

const columns = [
  'token',
  'report',
  'report_token',
  'state',
  'trigger',
  'executed_by',
  'created_at',
  'started_at',
  'completed_at',
  'queue_seconds',
  'duration_seconds',
  'failure_code',
  'failure_message',
  'parameters',
  'address',
] as const

type Field = string | number | null
type Fields = Record<(typeof columns)[number], Field>

function fieldsOf(run: ExportedRun, publicUrl: string): Fields {
  return {
    token: run.token,
    report: run.reportName,
    report_token: run.reportToken,
    state: run.state,
    trigger: run.trigger,
    executed_by: run.executedBy,
    created_at: timestamp(run.createdAt),
    started_at: timestampOrNull(run.startedAt),
    completed_at: timestampOrNull(run.completedAt),
    queue_seconds: secondsOrNull(run.queueMs),
    duration_seconds: secondsOrNull(run.durationMs),
    failure_code: run.failureCode,
    failure_message: run.failureMessage,
    parameters: run.parametersText,
    address: absoluteHref(publicUrl, runPageHref(run.accountUsername, run.reportToken, run.token)),
  }
}

/** Null is nothing at all and an empty text is `""`, as in results. Text at whose ends there is space is quoted too. */
function csvField(value: Field): string {
  if (value === null) return ''
  const text = String(value)
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function csvLine(fields: Fields): string {
  return `${columns.map((column) => csvField(fields[column])).join(',')}\r\n`
}

/** Runs as CSV (RFC 4180): a header, then a record a run, some runs at a time; the header comes with the first of them. */
export async function* exportTexts(
  batches: AsyncGenerator<ExportedRun[], void, void>,
  publicUrl: string,
): AsyncGenerator<string, void, void> {
  let before = `${columns.join(',')}\r\n`
  for await (const runs of batches) {
    yield `${before}${runs.map((run) => csvLine(fieldsOf(run, publicUrl))).join('')}`
    before = ''
  }
  if (before !== '') yield before
}
