import { setTimeout as wait } from 'node:timers/promises'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { ReportDefinition } from '#/lib/reports/report-definition.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import { startRun } from '#/runs-api/engine/lifecycle/start-run.ts'
import type { ExecutedRun } from '#/runs-api/http/testing/test-place.ts'
import { addReport } from '#/runs-api/http/testing/test-report.ts'
import { findRun } from '#/runs-api/store/runs/list-runs.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'
import type { System } from '#/runs-api/system/open-system.ts'

const pollMs = 20
const patienceMs = 60_000

export type ReportToExecute = {
  accountId: number
  collectionId: number
  creatorId: number
  name: string
  dataSource: string
  /** Liquid over SQL, by the names of the queries. */
  queries: Record<string, string>
  parameters?: Parameters
}

function definitionsOf({ queries, dataSource }: ReportToExecute): ReportDefinition['queries'] {
  return Object.entries(queries).map(([name, source]) => ({
    token: tokenOf('query', name),
    name,
    dataSource,
    source,
    limit: null,
  }))
}

/** Adds a report, runs it once and waits until that run has ended, well or badly. */
export async function executeReport({ store, queue }: System, asked: ReportToExecute): Promise<ExecutedRun> {
  const { accountId, collectionId, creatorId, name, parameters = {} } = asked
  const report = await addReport(store.db, { accountId, collectionId, creatorId, name, queries: definitionsOf(asked) })
  const request = { reportId: report.id, parameters, executedById: creatorId, trigger: 'api', accountId } as const
  const started = await startRun(store.db, queue, request)
  const deadline = Date.now() + patienceMs
  for (;;) {
    const run = await findRun(store.db, report.id, started.token)
    if (run !== undefined && isFinished(run.state)) return { ...started, reportToken: report.token }
    if (Date.now() > deadline) throw new Error(`Run ${started.token} of "${name}" is still ${run?.state}`)
    await wait(pollMs)
  }
}
