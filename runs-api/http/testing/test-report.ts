import type { ReportDefinition } from '#/lib/reports/report-definition.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { saveVersion } from '#/runs-api/store/reports/save-version.ts'
import { newToken, tokenOf } from '#/runs-api/store/tokens.ts'

export type TestReport = { id: number; token: string; accountId: number; versionId: number; name: string }

type NewReport = {
  accountId: number
  collectionId: number
  creatorId: number
  name?: string
  loadError?: string
  createdAt?: Date
  queries?: ReportDefinition['queries']
}

const revenueByDay = {
  token: tokenOf('query', 'Revenue by day'),
  name: 'Revenue by day',
  dataSource: 'warehouse',
  source: 'select 1',
  limit: 100,
}

/** A report in a collection, with one query unless others are given. */
export async function addReport(db: Db, report: NewReport): Promise<TestReport> {
  const { accountId, collectionId, creatorId, name = 'Daily revenue', loadError, createdAt } = report
  const versionId = await saveVersion(db, { name, description: '', queries: report.queries ?? [revenueByDay] })
  const token = newToken()
  const { id } = await db
    .insertInto('reports')
    .values({
      token,
      account_id: accountId,
      collection_id: collectionId,
      creator_id: creatorId,
      version_id: versionId,
      name,
      load_error: loadError ?? null,
      ...(createdAt === undefined ? {} : { created_at: createdAt, updated_at: createdAt }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, token, accountId, versionId, name }
}

type EndedRun = { state: 'succeeded' | 'failed'; executedById: number; startedAt: Date; seconds: number }

/** A run of a report that is over; gives its token. */
export async function addEndedRun(db: Db, report: TestReport, run: EndedRun): Promise<string> {
  const token = newToken()
  await db
    .insertInto('report_runs')
    .values({
      token,
      account_id: report.accountId,
      report_id: report.id,
      version_id: report.versionId,
      state: run.state,
      parameters: '{}',
      parameters_digest: '00000000-0000-0000-0000-000000000000',
      created_at: run.startedAt,
      started_at: run.startedAt,
      completed_at: new Date(run.startedAt.getTime() + run.seconds * 1000),
      executed_by: run.executedById,
      trigger: 'manual',
      failure_code: run.state === 'failed' ? 'Timeout' : null,
    })
    .execute()
  return token
}
