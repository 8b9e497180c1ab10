import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { HealthSpan } from '#/lib/contract/health-span.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const healthClient = onDemand(() => import('#/lib/client/health.ts'))

type HealthQuestion = { account: string; span: HealthSpan; timeZone: string }

/** How the reports of an account do; asked anew soon after runs changed, and once a minute, for its span moves on. */
export function healthQuery({ account, span, timeZone }: HealthQuestion) {
  return queryOptions({
    queryKey: [...runKeys.health(account), { span, timeZone }] as const,
    queryFn: async ({ signal }) =>
      (await healthClient()).getHealth(browserFetchUntil(signal), account, { span, timeZone }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
}
