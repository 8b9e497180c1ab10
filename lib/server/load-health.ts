import 'server-only'
import { type DehydratedState, QueryClient, dehydrate } from '@tanstack/react-query'
import { shownTimeZone } from '#/lib/client/shown-time-zone.ts'
import { getHealth } from '#/lib/client/health.ts'
import { listReportPage } from '#/lib/client/report.ts'
import type { HealthSpan } from '#/lib/contract/health-span.ts'
import { healthQuery } from '#/lib/queries/health-query.ts'
import { reportStripsQuery, stripsQuestion } from '#/lib/queries/reports-query.ts'
import { load, loadPerson } from '#/lib/server/load.ts'

type Asked = { span: HealthSpan; strip: number }

/** What the health page begins with, under the keys by which its scripts go on; what fails is asked again there. */
export async function loadHealth(account: string, { span, strip }: Asked): Promise<DehydratedState> {
  const client = new QueryClient()
  const timeZone = shownTimeZone((await loadPerson()).value)
  await Promise.all([
    load((fetch) =>
      client.query({
        ...healthQuery({ account, span, timeZone }),
        queryFn: () => getHealth(fetch, account, { span, timeZone }),
      }),
    ),
    load((fetch) =>
      client.infiniteQuery({
        ...reportStripsQuery(account, strip),
        queryFn: () => listReportPage(fetch, account, stripsQuestion(strip, 1)),
      }),
    ),
  ])
  return dehydrate(client)
}
