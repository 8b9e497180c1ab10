import type { RunIds } from '#/lib/client/run.ts'

/** How a parameter is called in an address (RUNS-API 7). */
export const addressPrefix = 'param_'

/** A report, or one of its runs, by its address. */
export type FormAddress = { account: string; report: string; run: string | null }

export function reportPagePath(account: string, report: string): string {
  return `/${account}/reports/${report}`
}

/** The page of a run, by Mode's own address. */
export function runPagePath({ account, report, run }: RunIds): string {
  return `${reportPagePath(account, report)}/runs/${run}`
}

/** The part of an address that fills in a form (`?param_x=`, RUNS-API 7). */
export function formSearch(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => name.startsWith(addressPrefix)))
}

/** The report or run whose form an address asks for; null when it asks for none. */
export function askedForm(path: string, search: URLSearchParams): FormAddress | null {
  if (formSearch(search).size === 0) return null
  const [, account, report, run = null] = /^\/([^/]+)\/reports\/([^/]+)(?:\/runs\/([^/]+))?$/.exec(path) ?? []
  return account === undefined || report === undefined ? null : { account, report, run }
}
