import { ReportNames } from '#/lib/contract/report-names.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'

/** What a report is called. */
export type ReportName = { token: string; name: string; isArchived: boolean }

/** What every report of an account is called, by name. */
export async function listReportNames(fetch: Fetch, account: string): Promise<ReportName[]> {
  const answer = await read(fetch, apiPath(account, 'report_names'), ReportNames)
  return answer._embedded.report_names.map(({ token, name, archived }) => ({ token, name, isArchived: archived }))
}
