import { AppError } from '#/lib/errors.ts'
import type { FormField } from '#/lib/reports/form-field.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { checkParameters } from '#/runs-api/engine/parameters/check-parameters.ts'
import { formFields } from '#/runs-api/engine/parameters/form-fields.ts'
import type { ReportForm } from '#/runs-api/engine/templates/template-request.ts'
import type { TemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readFormOptions } from '#/runs-api/store/reports/form-options.ts'
import { createVersionReader } from '#/runs-api/store/reports/save-version.ts'

/** The forms of report versions, as their queries declare them now (RUNS-API 7). */
export type ReportForms = {
  /** The fields with this run's values, and the options that are known. Empty where the form cannot be read. */
  fields: (versionId: number, parameters: Parameters) => Promise<FormField[]>
  /** The same without options, for lists: they would weigh more than the runs. */
  bareFields: (versionId: number, parameters: Parameters) => Promise<FormField[]>
  /** The parameters that a run gets: what was given, checked, and the defaults. Throws `bad_request`. */
  check: (versionId: number, given: unknown) => Promise<Parameters>
}

const maxForms = 10_000
const lifeMs = 60_000
const saysNow = /\b(now|today)\b/i

type Kept = { form: Promise<ReportForm>; untilMs: number }

/** Keeps the form of a version, which never changes; for a minute where a default may say `now`. */
export function createReportForms(db: Db, templates: TemplateEngine, clock: () => Date): ReportForms {
  const forms = new Map<number, Kept>()
  const readVersion = createVersionReader(db)

  async function readForm(versionId: number, now: Date): Promise<ReportForm & { isLasting: boolean }> {
    const queries = (await readVersion(versionId))?.queries ?? []
    const form = await templates.readForm(queries, { now })
    return { ...form, isLasting: !queries.some(({ source }) => saysNow.test(source)) }
  }

  async function formOf(versionId: number): Promise<ReportForm> {
    const now = clock()
    const known = forms.get(versionId)
    if (known !== undefined && now.getTime() < known.untilMs) return known.form
    if (forms.size >= maxForms) forms.clear()
    const form = readForm(versionId, now)
    const kept = { form, untilMs: now.getTime() + lifeMs }
    forms.set(versionId, kept)
    form.then(
      ({ isLasting }) => (kept.untilMs = isLasting ? Infinity : kept.untilMs),
      () => forms.delete(versionId),
    )
    return form
  }

  async function readableForm(versionId: number): Promise<ReportForm> {
    try {
      return await formOf(versionId)
    } catch (error) {
      // A form that its author broke is told when the report runs; reading its history must go on.
      if (error instanceof AppError && error.code !== 'unavailable') return { fields: [], formQueries: [] }
      throw error
    }
  }

  /** What queries found for the fields; nothing is asked for where none of them waits for that. */
  async function optionsOf(versionId: number, fields: ReportForm['fields']): ReturnType<typeof readFormOptions> {
    return fields.some(({ optionsFrom }) => optionsFrom) ? readFormOptions(db, versionId) : new Map()
  }

  return {
    fields: async (versionId, parameters) => {
      const { fields } = await readableForm(versionId)
      return formFields(fields, parameters, await optionsOf(versionId, fields))
    },
    bareFields: async (versionId, parameters) => {
      const { fields } = await readableForm(versionId)
      return formFields(fields, parameters).map((field) => ({ ...field, options: null, options_error: null }))
    },
    check: async (versionId, given) => {
      const { fields } = await formOf(versionId)
      return checkParameters(fields, given, await optionsOf(versionId, fields))
    },
  }
}
