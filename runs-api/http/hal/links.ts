import type { Link } from '#/lib/contract/hal.ts'

/** API addresses are root-relative, and named here alone (RUNS-API 1). Accounts are usernames, the rest tokens. */

export function link(href: string): Link {
  return { href }
}

export function accountHref(account: string): string {
  return `/api/${account}`
}

export function dataSourcesHref(account: string): string {
  return `${accountHref(account)}/data_sources`
}

export function dataSourceHref(account: string, dataSource: string): string {
  return `${dataSourcesHref(account)}/${dataSource}`
}

export function collectionsHref(account: string): string {
  return `${accountHref(account)}/collections`
}

export function collectionHref(account: string, collection: string): string {
  return `${collectionsHref(account)}/${collection}`
}

export function collectionReportsHref(account: string, collection: string): string {
  return `${collectionHref(account, collection)}/reports`
}

export function accountRunsHref(account: string): string {
  return `${accountHref(account)}/runs`
}

export function reportsHref(account: string): string {
  return `${accountHref(account)}/reports`
}

export function reportNamesHref(account: string): string {
  return `${accountHref(account)}/report_names`
}

export function reportHref(account: string, report: string): string {
  return `${reportsHref(account)}/${report}`
}

export function queryHref(account: string, report: string, query: string): string {
  return `${reportHref(account, report)}/queries/${query}`
}

export function scheduleHref(account: string, report: string, schedule: string): string {
  return `${reportHref(account, report)}/schedules/${schedule}`
}

export function runsHref(account: string, report: string): string {
  return `${reportHref(account, report)}/runs`
}

export function runHref(account: string, report: string, run: string): string {
  return `${runsHref(account, report)}/${run}`
}

/** Below a run's own address. */
export function queryRunHref(run: string, queryRun: string): string {
  return `${run}/query_runs/${queryRun}`
}

/** Below a run's own address. */
export function duplicateHref(run: string, duplicate: string): string {
  return `${run}/duplicates/${duplicate}`
}

export function viewsHref(account: string): string {
  return `${accountHref(account)}/views`
}

export function viewHref(account: string, view: string): string {
  return `${viewsHref(account)}/${view}`
}

export function peopleHref(account: string): string {
  return `${accountHref(account)}/people`
}

export function personHref(account: string, person: string): string {
  return `${peopleHref(account)}/${person}`
}

export function keysHref(account: string): string {
  return `${accountHref(account)}/keys`
}
