import type { QueryDefinition } from '#/lib/reports/report-definition.ts'
import type { FieldOptions } from '#/lib/reports/form-field.ts'
import { findOptionsColumns, optionsFromRows } from '#/runs-api/engine/parameters/query-options.ts'
import type { ResultStore } from '#/runs-api/engine/results/result-store.ts'
import type { ReportForm } from '#/runs-api/engine/templates/template-request.ts'

/** A query that has just succeeded: where its result lies, and the names of its columns. */
export type FreshResult = { query: QueryDefinition; path: string; columns: string[] }

const maxRows = 5_000

/** The options of the form's query-driven fields, read from results of the run that has just ended. */
export async function findOptions(
  results: ResultStore,
  form: ReportForm,
  queries: { definitions: QueryDefinition[]; fresh: FreshResult[] },
): Promise<Map<string, FieldOptions>> {
  const found = new Map<string, FieldOptions>()
  const candidates = queries.definitions.map(({ name }) => ({
    name,
    hasForm: form.formQueries.includes(name),
    columns: queries.fresh.find(({ query }) => query.name === name)?.columns ?? null,
  }))
  for (const { name, optionsFrom } of form.fields) {
    if (optionsFrom === null) continue
    const columns = findOptionsColumns(optionsFrom, candidates)
    const fresh = 'error' in columns ? undefined : queries.fresh.find(({ query }) => query.name === columns.query)
    if ('error' in columns || fresh === undefined) continue
    found.set(name, optionsFromRows(columns, await results.readRows(fresh.path, { limit: maxRows, offset: 0 })))
  }
  return found
}
