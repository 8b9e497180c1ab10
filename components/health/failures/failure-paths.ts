import { defaultSpan } from '#/components/health/health-span.ts'
import type { FailureGroup } from '#/lib/client/failures.ts'
import type { HealthSpan } from '#/lib/contract/health-span.ts'

/** The page of failures by their reasons, over the same span as the page that leads there. */
export function failuresPath(account: string, span: HealthSpan): string {
  return `/${account}/failures${span === defaultSpan ? '' : `?span=${span}`}`
}

type Filtered = Pick<FailureGroup, 'filter'>

function runsPath(account: string, filters: string[]): string {
  return `/${account}/runs?${new URLSearchParams(filters.map((filter) => ['filter', filter]))}`
}

/** The runs of a group that failed within the span. */
export function failedRunsPath(account: string, { filter }: Filtered, span: HealthSpan): string {
  return runsPath(account, [filter, `created_at.gt.now-${span}`])
}

/** The runs of a group whose failures are open, whenever they were created. */
export function openRunsPath(account: string, { filter }: Filtered): string {
  return runsPath(account, [filter, 'open.eq.true'])
}
