import { type FormValues, addressPrefix, changedFields, textNow } from '#/components/runs/rerun/changed-fields.ts'
import type { RunIds } from '#/lib/client/run.ts'

const maxLinkChars = 8_000

/** A report, or one of its runs, by its address. */
export type FormAddress = { account: string; report: string; run: string | null }

export function reportPagePath(account: string, report: string): string {
  return `/${account}/reports/${report}`
}

/** The page of a run, by Mode's own address. */
export function runPagePath({ account, report, run }: RunIds): string {
  return `${reportPagePath(account, report)}/runs/${run}`
}

function formPagePath({ account, report, run }: FormAddress): string {
  return run === null ? reportPagePath(account, report) : runPagePath({ account, report, run })
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

/**
 * The path that opens the same form with the same values; null when they are too long for an address. What did not change
 * stays out, so that defaults such as today's date stay what they are.
 */
export function formLink(address: FormAddress, values: FormValues): string | null {
  const asked = new Set(values.fields.map(({ name }) => `${addressPrefix}${name}`))
  const search = new URLSearchParams([...values.start.search].filter(([name]) => !asked.has(name)))
  for (const field of changedFields(values)) {
    const text = textNow(field, values.start, values.edits[field.name])
    const items = [text].flat()
    for (const item of items.length === 0 ? [''] : items) search.append(`${addressPrefix}${field.name}`, item)
  }
  const link = `${formPagePath(address)}${search.size === 0 ? '' : `?${search}`}`
  return link.length > maxLinkChars ? null : link
}
