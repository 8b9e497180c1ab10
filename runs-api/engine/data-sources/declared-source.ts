import { z } from 'zod'
import { DataSourceName } from './data-source.ts'

const Text = z.string().min(1)

/** A data source as the file declares it: paths may be relative and name variables of the environment. */
export const DeclaredSource = z.discriminatedUnion('adapter', [
  z.strictObject({ name: DataSourceName, adapter: z.literal('duckdb'), file: Text }),
  z.strictObject({ name: DataSourceName, adapter: z.literal('folder'), folder: Text }),
  z.strictObject({
    name: DataSourceName,
    adapter: z.literal('postgres'),
    url_env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'takes the name of a variable of the environment'),
  }),
])
export type DeclaredSource = z.infer<typeof DeclaredSource>

/** What is wrong with a declaration, each in words that follow the source's name. */
export function wordsOf(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.map((issue) => {
    const key = issue.path.join('.')
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys)
    if (issue.code === 'invalid_union') return 'adapter is one of duckdb, folder, postgres'
    if (issue.code === 'invalid_type' && issue.input === undefined) return `${key || 'it'} is missing`
    return key === '' ? issue.message : `${key}: ${issue.message}`
  })
}

function unknownKeys(keys: readonly string[]): string {
  if (!keys.includes('url')) return `${keys.join(', ')} is not a setting it has`
  return 'url is not accepted here, since it may hold a password: put it into the environment and name the variable in url_env'
}
