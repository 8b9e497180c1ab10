import type { OptionsByField } from '#/runs-api/engine/parameters/declared-field.ts'
import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import { executeRun } from '#/runs-api/engine/lifecycle/execute-run.ts'
import { findOptions } from '#/runs-api/engine/lifecycle/find-options.ts'
import type { FolderReport } from '#/runs-api/sample/statements/sample-reports.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readFormOptions, saveFormOptions } from '#/runs-api/store/reports/form-options.ts'

type Reading = { db: Db; engine: Engine; now: Date }

/** Stands where a run's token stands, in the path of results that are read once and removed. */
const place = 'form-options'

async function readOptions(report: FolderReport, { engine, now }: Reading): Promise<OptionsByField> {
  const { token: reportToken, definition } = report
  const form = await engine.templates.readForm(definition.queries, { now })
  if (form.fields.every(({ optionsFrom }) => optionsFrom === null)) return new Map()
  const sources = definition.queries.filter(({ name }) => !form.formQueries.includes(name))
  const tasks = sources.map((query) => ({
    query,
    outputPath: engine.results.pathOf({ reportToken, runToken: place, queryRunToken: query.token }),
    onStart: async () => undefined,
    onEnd: async () => undefined,
  }))
  const { timeoutSeconds } = engine.limits
  // It is over in a moment; an end of the process ends it too.
  const { signal } = new AbortController()
  const { outcomes } = await executeRun(engine, { definition, parameters: {}, tasks, timeoutSeconds, now, signal })
  const fresh = tasks.flatMap(({ query, outputPath: path }, at) => {
    const outcome = outcomes[at]
    return outcome?.ok === true ? [{ query, path, columns: outcome.columns.map(({ name }) => name) }] : []
  })
  const options = await findOptions(engine.results, form, { definitions: definition.queries, fresh })
  await engine.results.removeRun(reportToken, place)
  return options
}

/**
 * The options of the fields whose options come from a query, by the version of the report: those that are known, else
 * asked for now and kept, so that forms can be filled in before the first run.
 */
export async function findFormOptions(reports: FolderReport[], reading: Reading): Promise<Map<number, OptionsByField>> {
  const found = new Map<number, OptionsByField>()
  for (const report of reports) {
    const known = await readFormOptions(reading.db, report.versionId)
    const options = known.size > 0 ? known : await readOptions(report, reading)
    if (known.size === 0) await saveFormOptions(reading.db, report.versionId, options)
    found.set(report.versionId, options)
  }
  return found
}
