import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getHealth } from '#/lib/client/health.ts'
import type { HealthSpan } from '#/lib/contract/health.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

type HealthQuestion = { account: string; span: HealthSpan; timeZone: string }

/** How the reports of an account do; asked anew soon after runs changed, and once a minute, for its span moves on. */
export function healthQuery({ account, span, timeZone }: HealthQuestion) {
  return queryOptions({
    queryKey: [...runKeys.health(account), { span, timeZone }] as const,
    queryFn: ({ signal }) => getHealth(browserFetchUntil(signal), account, { span, timeZone }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
}
