import { type FormAddress, addressPrefix, reportPagePath, runPagePath } from '#/components/runs/actions/run-link.ts'
import { type FormValues, changedFields, textNow } from '#/components/runs/rerun/changed-fields.ts'

const maxLinkChars = 8_000

function formPagePath({ account, report, run }: FormAddress): string {
  return run === null ? reportPagePath(account, report) : runPagePath({ account, report, run })
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
