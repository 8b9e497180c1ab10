import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { AppError, messageOf } from '#/lib/errors.ts'
import type { DataSource } from './data-source.ts'
import { DeclaredSource, wordsOf } from './declared-source.ts'

const DataSourcesFile = z.object({ data_sources: z.array(z.unknown()) })

type Environment = Readonly<Record<string, string | undefined>>
type Reading = { sources: DataSource[]; problems: string[] }

/**
 * Reads the file that DATA_SOURCES names. `${NAME}` in a path is a variable of the environment, a relative path starts at
 * the file, and the address of a Postgres, which may hold a password, comes from the variable that `url_env` names.
 * @throws AppError `unprocessable`: a sentence for everything that is wrong, each naming its data source
 */
export async function readDataSources(file: string, environment: Environment): Promise<DataSource[]> {
  const declared = parseFile(file, await readText(file))
  const reading: Reading = { sources: [], problems: [] }
  for (const [index, raw] of declared.entries()) readSource(raw, { index, file, environment, reading })
  if (reading.problems.length > 0) {
    throw new AppError('unprocessable', `The data sources in ${file} are not usable: ${reading.problems.join(' ')}`)
  }
  return reading.sources
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (thrown) {
    throw new AppError('unprocessable', `The data sources cannot be read: ${messageOf(thrown)}`, { cause: thrown })
  }
}

function parseFile(file: string, text: string): unknown[] {
  const document = parseDocument(text)
  const error = document.errors[0]
  if (error !== undefined) {
    throw new AppError('unprocessable', `The data sources in ${file} are not YAML: ${error.message}`, { cause: error })
  }
  const parsed = DataSourcesFile.safeParse(document.toJS())
  if (parsed.success) return parsed.data.data_sources
  throw new AppError('unprocessable', `The file ${file} must hold a list called data_sources.`)
}

type SourceContext = { index: number; file: string; environment: Environment; reading: Reading }

function readSource(raw: unknown, { index, file, environment, reading }: SourceContext): void {
  const name = nameOf(raw, index)
  const complain = (words: string) => void reading.problems.push(`Data source ${name}: ${words}.`)
  const parsed = DeclaredSource.safeParse(raw, { reportInput: true })
  if (!parsed.success) {
    wordsOf(parsed.error.issues).forEach(complain)
    return
  }
  const declared = parsed.data
  if (reading.sources.some((source) => source.name === declared.name)) {
    complain('another one has this name')
    return
  }
  const missing = variablesOf(declared).filter((variable) => (environment[variable] ?? '') === '')
  if (missing.length > 0) complain(`the environment does not set ${missing.join(', ')}`)
  reading.sources.push(sourceOf(declared, dirname(file), environment))
}

function nameOf(raw: unknown, index: number): string {
  const named = z.object({ name: z.string() }).safeParse(raw)
  return named.success ? `"${named.data.name}"` : `number ${index + 1}`
}

function variablesOf(declared: DeclaredSource): string[] {
  if (declared.adapter === 'postgres') return [declared.url_env]
  const path = declared.adapter === 'duckdb' ? declared.file : declared.folder
  return [...path.matchAll(variable)].map(([, name = '']) => name)
}

const variable = /\$\{(\w+)\}/g

function sourceOf(declared: DeclaredSource, base: string, environment: Environment): DataSource {
  const { name, adapter } = declared
  const absolute = (path: string) =>
    resolve(
      base,
      path.replaceAll(variable, (_, name: string) => environment[name] ?? ''),
    )
  if (adapter === 'postgres') return { name, adapter, url: environment[declared.url_env] ?? '' }
  if (adapter === 'folder') return { name, adapter, folder: absolute(declared.folder) }
  return { name, adapter, file: absolute(declared.file) }
}
