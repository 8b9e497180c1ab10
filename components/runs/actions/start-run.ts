import type { QueryClient } from '@tanstack/react-query'
import { isOnScreen } from '#/components/runs/actions/on-screen.ts'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { reasonOf, tellOutcome } from '#/components/runs/actions/tell-of-run.ts'
import { changeDraft } from '#/components/runs/rerun/form-drafts.ts'
import { fieldNamedIn } from '#/components/runs/rerun/form-values.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { Run, StartRunInput } from '#/lib/client/run.ts'
import type { RunField } from '#/lib/client/run-field.ts'
import { AppError } from '#/lib/errors.ts'
import { reportQuery } from '#/lib/queries/reports-query.ts'
import { startOnce } from '#/lib/queries/run-mutations.ts'
import { isolated } from '#/lib/format/isolated.ts'

function idsOf({ account, report }: StartRunInput, run: Run) {
  return { account, report, run: run.token }
}

let toasts = 0

/** A run, or whatever else by its token names a report and what to run it with. */
export type Repeatable = Pick<Run, 'token' | 'reportToken' | 'reportName' | 'parameters'>

/** Runs a report again with the parameters of a run, and tells how that goes. A second press meanwhile changes nothing. */
export async function repeatRun(client: QueryClient, account: string, repeated: Repeatable): Promise<void> {
  const input = { account, report: repeated.reportToken, parameters: repeated.parameters }
  const starting = startOnce(client, repeated.token, input)
  if (starting === undefined) return
  toasts += 1
  const id = `repeat-${toasts}`
  tell({ id, says: `Starting ${isolated(repeated.reportName)}…` })
  try {
    const run = await starting
    const ids = idsOf(input, run)
    tell({ id, says: `Started ${isolated(run.reportName)}.`, lead: { href: runPagePath(ids), words: 'Open the run' } })
    await tellOutcome(client, ids, id)
  } catch (error) {
    tell({ id, says: `${isolated(repeated.reportName)} was not started. ${reasonOf(error)}`, isBad: true })
  }
}

type FormStartInput = { form: string; input: StartRunInput; fields: RunField[]; reportName: string }

/** The field that an error is about, when the runs API refused a value. */
function fieldOf(error: Error, fields: RunField[]): string | null {
  return error instanceof AppError && error.code === 'bad_request' ? fieldNamedIn(error.message, fields) : null
}

/** Starts a run from a form that keeps how it went; what happens while nobody looks at the form is told. */
export async function startFromForm(
  client: QueryClient,
  { form, input, fields, reportName }: FormStartInput,
): Promise<void> {
  const starting = startOnce(client, form, input)
  if (starting === undefined) return
  changeDraft(form, { problem: null })
  try {
    const run = await starting
    const ids = idsOf(input, run)
    changeDraft(form, { startedRun: run.token })
    if (!isOnScreen(form)) {
      tell({
        id: run.token,
        says: `Started ${isolated(reportName)}.`,
        lead: { href: runPagePath(ids), words: 'Open the run' },
      })
    }
    await tellOutcome(client, ids, run.token)
    // The choices of a field may be what this run has found.
    await client.invalidateQueries(reportQuery(input.account, input.report))
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    changeDraft(form, { problem: { error, field: fieldOf(error, fields) } })
    if (!isOnScreen(form)) {
      tell({
        says: `${isolated(reportName)} was not started, and what you typed is kept. ${reasonOf(error)}`,
        isBad: true,
      })
    }
  }
}
