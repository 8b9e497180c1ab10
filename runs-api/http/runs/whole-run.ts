import type { ReportRun } from '#/lib/contract/report-run.ts'
import type { AppContext } from '#/runs-api/http/context.ts'
import { runResource } from '#/runs-api/http/runs/run-resource.ts'
import type { RunRouteDeps } from '#/runs-api/http/runs/run-route-deps.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

/** A run on the wire as an answer of its own: with the options of its form, which lists leave out. */
export async function wholeRun(c: AppContext, deps: RunRouteDeps, run: RunRecord): Promise<ReportRun> {
  const fields = await deps.forms.fields(run.versionId, run.parameters)
  return runResource(run, fields, { access: c.get('access'), publicUrl: deps.publicUrl })
}
