import type { Liquid } from 'liquidjs'
import { AppError } from '#/lib/errors.ts'
import type { ParameterValue, Parameters } from '#/lib/reports/parameters.ts'
import type { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'
import { fitValue } from '#/runs-api/engine/parameters/field-value.ts'
import { shown } from '#/runs-api/engine/parameters/shown-value.ts'
import { formTag } from '#/runs-api/engine/templates/form/form-tag.ts'
import { conceal } from '#/runs-api/engine/templates/liquid/data.ts'
import { DataContext } from '#/runs-api/engine/templates/liquid/data-context.ts'
import { createSqlLiquid, type TemplateLimits } from '#/runs-api/engine/templates/liquid/sql-liquid.ts'
import { Placeholders } from '#/runs-api/engine/templates/sql/placeholders.ts'
import { substituteValues } from '#/runs-api/engine/templates/sql/substitute-values.ts'

export type RenderContext = { now: Date; fields: readonly DeclaredField[]; limits: TemplateLimits }

/**
 * The SQL of one query. Every value that comes from `values` is written as SQL data for the place it stands in; a name the
 * template uses and nobody gave is NULL. Throws `bad_request` when a value is at fault, else `unprocessable` or Liquid's own.
 */
export function renderQuery(source: string, values: Parameters, { now, fields, limits }: RenderContext): string {
  const placeholders = new Placeholders()
  const liquid = createSqlLiquid({ placeholders, now, limits })
  liquid.registerTag(
    'form',
    formTag(() => {}),
  )
  const templates = liquid.parse(source)
  const scope: Record<string, unknown> = Object.create(null)
  for (const name of liquid.globalVariablesSync(templates)) scope[name] = conceal(null, placeholders)
  for (const [name, value] of Object.entries(values))
    scope[name] = conceal(typedValue(name, value, fields), placeholders)
  const rendered = checkedLength(renderedText(liquid, templates, scope), limits)
  return checkedLength(substituteValues(rendered, placeholders), limits)
}

function checkedLength(sql: string, { outputChars }: TemplateLimits): string {
  if (sql.length <= outputChars) return sql
  throw new AppError('unprocessable', `The query is longer than ${outputChars} characters once it is rendered.`)
}

function renderedText(liquid: Liquid, templates: ReturnType<Liquid['parse']>, scope: object): string {
  return String(liquid.renderSync(templates, new DataContext(scope, liquid.options, { sync: true }, { liquid })))
}

/** Stored runs and schedules may hold values from before their form was what it is: a number and a date must be one. */
function typedValue(name: string, value: ParameterValue, fields: readonly DeclaredField[]): ParameterValue {
  const field = fields.find((declared) => declared.name === name)
  if (!field || (field.type !== 'date' && field.inputType !== 'number')) return value
  const fitted = fitValue(field, value, null)
  if ('problem' in fitted) throw new AppError('bad_request', `Parameter ${shown(name)} ${fitted.problem}.`)
  return fitted.value
}
