import { z } from 'zod'
import { DataSource } from '#/runs-api/engine/data-sources/data-source.ts'

const Count = z.number().int().positive()

/** What one query may take: milliseconds of wall clock, megabytes of engine memory, rows and bytes of its Parquet file. */
export const QueryLimits = z.object({ timeoutMs: Count, memoryMb: Count, maxRows: Count, maxBytes: Count })
export type QueryLimits = z.infer<typeof QueryLimits>

/**
 * One rendered query and the absolute path its Parquet file gets when it is whole.
 * `rowLimit` cuts the result silently (a report's own `limit`); `limits.maxRows` refuses a longer one.
 */
export const QueryJob = z.object({
  dataSource: DataSource,
  sql: z.string(),
  outputPath: z.string().min(1),
  rowLimit: Count.nullish(),
  limits: QueryLimits,
})
export type QueryJob = z.infer<typeof QueryJob>

/** A job as the child gets it: with the places it may write to, which the parent makes and clears. */
export const QueryWork = QueryJob.extend({ partialPath: z.string(), scratchDir: z.string() })
export type QueryWork = z.infer<typeof QueryWork>
