import { isDeepStrictEqual } from 'node:util'
import { checkParameters } from '#/runs-api/engine/parameters/check-parameters.ts'
import type { DeclaredField, OptionsByField } from '#/runs-api/engine/parameters/declared-field.ts'
import type { TemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'
import type { SampleReport } from '#/runs-api/sample/past/planned-run.ts'
import type { FillForm } from '#/runs-api/sample/past/planned-runs.ts'

type FieldsAt = (moment: Date) => Promise<DeclaredField[]>

const dayMs = 86_400_000

/** Reads a form once a day (UTC, as templates do): its defaults are dates. One that does not change is read for good. */
async function fieldsByDay(
  { definition }: SampleReport,
  templates: TemplateEngine,
  span: { from: Date; until: Date },
): Promise<FieldsAt> {
  const read = async (now: Date): Promise<DeclaredField[]> =>
    (await templates.readForm(definition.queries, { now })).fields
  const [first, last] = await Promise.all([read(span.from), read(span.until)])
  if (isDeepStrictEqual(first, last)) return async () => last
  const days = new Map<number, Promise<DeclaredField[]>>()
  return (moment) => {
    const day = Math.floor(moment.getTime() / dayMs)
    const fields = days.get(day) ?? read(moment)
    days.set(day, fields)
    return fields
  }
}

type FormSource = {
  templates: TemplateEngine
  /** by the version's id */
  options: ReadonlyMap<number, OptionsByField>
  span: { from: Date; until: Date }
}

/**
 * Gives runs of the past the parameters that they would have got then: what was given, checked, and the defaults of that
 * day. Throws AppError `bad_request` where the plan asks for what the form does not allow.
 */
export function formFiller({ templates, options, span }: FormSource): FillForm {
  const forms = new Map<number, Promise<FieldsAt>>()
  return async (report, { createdAt, given }) => {
    const form = forms.get(report.id) ?? fieldsByDay(report, templates, span)
    forms.set(report.id, form)
    const fields = await (await form)(createdAt)
    return checkParameters(fields, given, options.get(report.versionId))
  }
}
