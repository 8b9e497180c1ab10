import { parseDocument } from 'yaml'
import { AppError } from '#/lib/errors.ts'

/** One field of a form as it stands in the YAML: its name and whatever was written under it. */
export type FieldEntry = { name: string; settings: ReadonlyMap<unknown, unknown> }

const maxAliases = 100

/**
 * The fields of a form's YAML, in order: a mapping of names to mappings. An empty form has none.
 * Throws `unprocessable` naming the query and the line or the field.
 */
export function parseFormYaml(text: string, query: string): FieldEntry[] {
  const parsed = parsedYaml(text, query)
  if (parsed === null || parsed === undefined) return []
  if (!(parsed instanceof Map)) refuse(query, 'the form must be a mapping of field names to their settings.')
  return [...parsed].map(([name, settings]: [unknown, unknown]) => {
    const named = checkedName(name, query)
    if (!(settings instanceof Map))
      refuse(query, `the field ${JSON.stringify(named)} needs settings below its name, such as "type: text".`)
    return { name: named, settings }
  })
}

function parsedYaml(text: string, query: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    const line = error.linePos?.[0].line
    const where = line === undefined ? '' : ` (line ${line} of the form)`
    refuse(query, `the form is not valid YAML${where}: ${firstLine(error.message)}`)
  }
  try {
    return document.toJS({ mapAsMap: true, maxAliasCount: maxAliases })
  } catch (cause) {
    throw new AppError(
      'unprocessable',
      `Query "${query}": the form is not valid YAML: its aliases cannot be resolved.`,
      { cause },
    )
  }
}

function firstLine(message: string): string {
  const [line = ''] = message.split('\n')
  return line.replace(/ at line \d+, column \d+:?$/, '.')
}

function checkedName(name: unknown, query: string): string {
  if (typeof name !== 'string' || !/^[A-Za-z_][\w-]{0,199}$/.test(name) || name === '__proto__') {
    refuse(
      query,
      `${JSON.stringify(name)} cannot be the name of a field: letters, digits, "_" and "-", a letter first.`,
    )
  }
  return name
}

function refuse(query: string, problem: string): never {
  throw new AppError('unprocessable', `Query "${query}": ${problem}`)
}
