import { sql, type RawBuilder } from 'kysely'
import type { RunFilter } from '#/lib/filters/run-filter.ts'
import { ordinalComparison } from '#/runs-api/store/comparison.ts'

const numberOfJson = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i

/** The JSON scalars that a person would write as this text: `5` is both "5" and 5, and `5.0` is 5 too. */
function scalarsWritten(text: string): (string | number | boolean | null)[] {
  const scalars: (string | number | boolean | null)[] = [text]
  if (numberOfJson.test(text) && Number.isFinite(Number(text))) scalars.push(Number(text))
  if (text === 'true' || text === 'false') scalars.push(text === 'true')
  if (text === 'null') scalars.push(null)
  return scalars
}

/** Containment, so that the GIN index answers it. */
function contains(name: string, values: unknown[]): RawBuilder<boolean> {
  const tests = values.map((value) => sql<boolean>`r.parameters @> ${JSON.stringify({ [name]: value })}::jsonb`)
  return sql`(${sql.join(tests, sql` or `)})`
}

function isNumber(text: string): boolean {
  return /^-?\d{1,30}(\.\d{1,30})?$/.test(text)
}

/** A number compares with numbers, any other text with texts, in the order of their bytes; the rest never holds. */
function comparison(name: string, operator: RawBuilder<unknown>, value: string): RawBuilder<boolean> {
  const parameter = sql`r.parameters -> ${name}::text`
  const text = sql`(r.parameters ->> ${name}::text)`
  if (isNumber(value)) {
    return sql`case when jsonb_typeof(${parameter}) = 'number' then ${text}::numeric ${operator} ${value}::numeric end`
  }
  return sql`case when jsonb_typeof(${parameter}) = 'string' then ${text} collate "C" ${operator} ${value} end`
}

/** `parameters.<name>`: `eq` and `in` match a scalar, `has` also one element of a list (RUNS-API 8). */
export function parameterCondition({ parameter, operator, values }: RunFilter): RawBuilder<boolean> {
  const name = parameter ?? ''
  const scalars = values.flatMap(scalarsWritten)
  const ordering = ordinalComparison(operator)
  if (ordering !== undefined) return comparison(name, ordering, values[0] ?? '')
  if (operator === 'has') return contains(name, [...scalars, ...scalars.map((scalar) => [scalar])])
  return contains(name, scalars)
}
