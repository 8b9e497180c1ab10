import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { ReportRun } from '#/lib/contract/report-run.ts'
import type { ReportDefinition } from '#/lib/reports/report-definition.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import type { RunsApiEnv } from '#/runs-api/env.ts'
import { callApp, type Answer, type Call } from '#/runs-api/http/testing/test-app.ts'
import { addReport, type TestReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import { openLog } from '#/runs-api/log.ts'
import { openTestDatabase } from '#/runs-api/store/test-database.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'
import { openSystem, type System } from '#/runs-api/system/open-system.ts'
import { makeTestEnv, testDataSource } from '#/runs-api/system/testing/test-env.ts'

export type TestSystem = {
  system: System
  acme: TestWorkspace
  dataDir: string
  databaseUrl: string
  logged: string[]
  call: (what: string, options?: Call) => Promise<Answer>
  /** A report of these queries, by name, in the shared collection. */
  report: (queries: Record<string, string>, name?: string) => Promise<TestReport>
  /** Starts a run as the analyst and waits until it has ended. */
  run: (report: TestReport, parameters?: object) => Promise<ReportRun>
  /** Asks again until a run has ended. */
  ended: (report: TestReport, token: string) => Promise<ReportRun>
  close: () => Promise<void>
}

const pollMs = 20
const patienceMs = 30_000

function definitionsOf(queries: Record<string, string>): ReportDefinition['queries'] {
  return Object.entries(queries).map(([name, source]) => ({
    token: tokenOf('query', name),
    name,
    dataSource: testDataSource,
    source,
    limit: null,
  }))
}

/** The whole runs API with its worker, on a database and a folder of its own; no port is opened. */
export async function openTestSystem(settings: Partial<Record<keyof RunsApiEnv, string>> = {}): Promise<TestSystem> {
  const { url, drop } = await openTestDatabase()
  const env = await makeTestEnv({ DATABASE_URL: url, ...settings })
  const dataDir = env.DATA_DIR
  const logged: string[] = []
  const system = await openSystem(env, { role: 'all', log: openLog('debug', (line) => logged.push(line)) })
  const acme = await addWorkspace(system.store.db, 'acme')
  const call: TestSystem['call'] = (what, options) => callApp(system.app, what, options)

  async function ended(report: TestReport, token: string): Promise<ReportRun> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const answer = await call(`GET /api/acme/reports/${report.token}/runs/${token}`, { as: acme.analyst.credential })
      const run = ReportRun.parse(answer.body)
      if (isFinished(run.state)) return run
      if (Date.now() > deadline) throw new Error(`Run ${token} is still ${run.state}\n${logged.slice(-20).join('\n')}`)
      await wait(pollMs)
    }
  }

  const addQueries = (queries: Record<string, string>, name?: string): Promise<TestReport> =>
    addReport(system.store.db, {
      accountId: acme.account.id,
      collectionId: acme.finance.id,
      creatorId: acme.manager.id,
      queries: definitionsOf(queries),
      ...(name === undefined ? {} : { name }),
    })

  return {
    system,
    acme,
    dataDir,
    databaseUrl: url,
    logged,
    call,
    ended,
    report: addQueries,
    run: async (report, parameters = {}) => {
      const as = acme.analyst.credential
      const started = await call(`POST /api/acme/reports/${report.token}/runs`, { as, body: { parameters } })
      if (started.status !== 202) throw new Error(`The run was not accepted: ${started.status} ${started.text}`)
      return ended(report, ReportRun.parse(started.body).token)
    },
    close: async () => {
      await system.close(1_000)
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
