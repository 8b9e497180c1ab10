import { AppError } from '#/lib/errors.ts'
import type { FormField } from '#/lib/reports/form-field.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { checkParameters } from '#/runs-api/engine/parameters/check-parameters.ts'
import { formFields } from '#/runs-api/engine/parameters/form-fields.ts'
import type { ReportForm } from '#/runs-api/engine/templates/template-request.ts'
import type { TemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { readFormOptions } from '#/runs-api/store/reports/form-options.ts'
import { readVersion } from '#/runs-api/store/reports/save-version.ts'

/** The forms of report versions, as their queries declare them now (RUNS-API 7). */
export type ReportForms = {
  /** The fields with this run's values, and the options that are known. Empty where the form cannot be read. */
  fields: (versionId: number, parameters: Parameters) => Promise<FormField[]>
  /** The same without options, for lists: they would weigh more than the runs. */
  bareFields: (versionId: number, parameters: Parameters) => Promise<FormField[]>
  /** The parameters that a run gets: what was given, checked, and the defaults. Throws `bad_request`. */
  check: (versionId: number, given: unknown) => Promise<Parameters>
}

const maxForms = 1_000
const lifeMs = 60_000

type Kept = { form: Promise<ReportForm>; readAt: number }

/** Keeps each version's form for a minute: a default may say `now`. */
export function createReportForms(db: Db, templates: TemplateEngine, clock: () => Date): ReportForms {
  const forms = new Map<number, Kept>()

  async function readForm(versionId: number, now: Date): Promise<ReportForm> {
    const definition = await readVersion(db, versionId)
    return templates.readForm(definition?.queries ?? [], { now })
  }

  async function formOf(versionId: number): Promise<ReportForm> {
    const now = clock()
    const kept = forms.get(versionId)
    if (kept !== undefined && now.getTime() - kept.readAt < lifeMs) return kept.form
    if (forms.size >= maxForms) forms.clear()
    const form = readForm(versionId, now)
    forms.set(versionId, { form, readAt: now.getTime() })
    form.catch(() => forms.delete(versionId))
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

  return {
    fields: async (versionId, parameters) => {
      const { fields } = await readableForm(versionId)
      return formFields(fields, parameters, await readFormOptions(db, versionId))
    },
    bareFields: async (versionId, parameters) => {
      const { fields } = await readableForm(versionId)
      return formFields(fields, parameters).map((field) => ({ ...field, options: null, options_error: null }))
    },
    check: async (versionId, given) => {
      const { fields } = await formOf(versionId)
      return checkParameters(fields, given, await readFormOptions(db, versionId))
    },
  }
}
