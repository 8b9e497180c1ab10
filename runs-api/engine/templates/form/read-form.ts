import type { Template } from 'liquidjs'
import type { ReportForm } from '#/runs-api/engine/templates/template-request.ts'
import type { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'
import { declareField } from '#/runs-api/engine/templates/form/declare-field.ts'
import { formTag } from '#/runs-api/engine/templates/form/form-tag.ts'
import { parseFormYaml } from '#/runs-api/engine/templates/form/form-yaml.ts'
import { DataContext } from '#/runs-api/engine/templates/liquid/data-context.ts'
import { createSqlLiquid, type TemplateLimits } from '#/runs-api/engine/templates/liquid/sql-liquid.ts'
import { Placeholders } from '#/runs-api/engine/templates/sql/placeholders.ts'

export type FormQuery = { name: string; source: string }

/**
 * Joins the forms of a report's queries (RUNS-API 7). Inside a form Liquid comes first, without any values, then YAML.
 * Of a name declared twice the first counts. Throws `unprocessable` naming the query and the field.
 */
export function readForm(queries: readonly FormQuery[], context: { now: Date; limits: TemplateLimits }): ReportForm {
  const fields = new Map<string, DeclaredField>()
  const formQueries: string[] = []
  for (const { name: query, source } of queries) {
    const forms = formTexts(source, context)
    if (forms.length > 0) formQueries.push(query)
    for (const entry of forms.flatMap((text) => parseFormYaml(text, query))) {
      if (!fields.has(entry.name)) fields.set(entry.name, declareField(entry, query))
    }
  }
  return { fields: [...fields.values()], formQueries }
}

function formTexts(source: string, { now, limits }: { now: Date; limits: TemplateLimits }): string[] {
  const liquid = createSqlLiquid({ placeholders: new Placeholders(), now, limits })
  const forms: Template[][] = []
  liquid.registerTag(
    'form',
    formTag((content) => forms.push(content)),
  )
  liquid.parse(source)
  return forms.map((content) =>
    String(liquid.renderSync(content, new DataContext({}, liquid.options, { sync: true }, { liquid }))),
  )
}
