import { z } from 'zod'

const reservedNames = ['memory', 'system', 'temp', 'main']

/** The name reports use; it is also the name under which DuckDB attaches the file, hence the reserved ones. */
export const DataSourceName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'a name is lower-case letters, digits and _, and starts with a letter')
  .refine((name) => !reservedNames.includes(name), `a name is none of ${reservedNames.join(', ')}`)

/** A place report SQL can read: what DATA_SOURCES declares, with paths absolute and secrets filled in. */
export const DataSource = z.discriminatedUnion('adapter', [
  z.object({ name: DataSourceName, adapter: z.literal('duckdb'), file: z.string().min(1) }),
  z.object({ name: DataSourceName, adapter: z.literal('folder'), folder: z.string().min(1) }),
  z.object({ name: DataSourceName, adapter: z.literal('postgres'), url: z.string().min(1) }),
])
export type DataSource = z.infer<typeof DataSource>
export type DataSourceOf<Adapter extends DataSource['adapter']> = Extract<DataSource, { adapter: Adapter }>
