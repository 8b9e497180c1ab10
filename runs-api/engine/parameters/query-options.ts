import type { FieldOption } from '#/lib/reports/form-field.ts'
import type { FieldOptions } from '#/lib/reports/form-field.ts'
import type { OptionsSource } from '#/runs-api/engine/parameters/declared-field.ts'

const maxOptions = 1000

/** A query of the report: whether it holds a form, and the columns of its last result (null: it has none). */
export type OptionsQuery = { name: string; hasForm: boolean; columns: readonly string[] | null }
export type OptionsColumns = { query: string; labels: string; values: string }

/**
 * Which result holds the options of a query-driven field: that of the query it names, else that of the first query of the
 * report that has no form and whose last result has both columns. Names of columns match whatever their case.
 */
export function findOptionsColumns(
  source: OptionsSource,
  queries: readonly OptionsQuery[],
): OptionsColumns | { error: string } {
  const candidates = queries.filter(({ name, hasForm }) => (source.query === null ? !hasForm : name === source.query))
  if (source.query !== null && candidates.length === 0) return { error: `The report has no query "${source.query}".` }
  for (const { name, columns } of candidates) {
    const labels = columnNamed(source.labels, columns)
    const values = columnNamed(source.values, columns)
    if (labels !== undefined && values !== undefined) return { query: name, labels, values }
  }
  return { error: missing(source, candidates) }
}

/** The options in the rows of the result that was found; rows without a value are skipped, repeated values come once. */
export function optionsFromRows(
  columns: OptionsColumns,
  rows: Iterable<Readonly<Record<string, unknown>>>,
): FieldOptions {
  const options = new Map<string, FieldOption>()
  for (const row of rows) {
    const value = optionValue(row[columns.values])
    if (value === null || options.has(String(value))) continue
    const label = optionValue(row[columns.labels])
    options.set(String(value), { label: label === null ? String(value) : String(label), value })
    if (options.size > maxOptions) {
      return { error: `Query "${columns.query}" has more than ${maxOptions} values for this; any value is accepted.` }
    }
  }
  return { options: [...options.values()] }
}

function columnNamed(wanted: string, columns: readonly string[] | null): string | undefined {
  const lower = wanted.toLowerCase()
  return columns?.find((column) => column === wanted) ?? columns?.find((column) => column.toLowerCase() === lower)
}

function missing(source: OptionsSource, candidates: readonly OptionsQuery[]): string {
  const which = source.query === null ? 'Another query of the report' : `Query "${source.query}"`
  const columns = `columns "${source.labels}" and "${source.values}"`
  const hasNoResult = candidates.some(({ columns }) => columns === null)
  return hasNoResult
    ? `${which} gives the options in ${columns}, and has no result yet.`
    : `${which} must have the ${columns} for the options; none has.`
}

function optionValue(cell: unknown): FieldOption['value'] | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'string' || typeof cell === 'boolean') return cell
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell)
  if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '')
  return JSON.stringify(cell) ?? null
}
