import { z } from 'zod'

/** One query of a report: Liquid over SQL. `token` is stable for a report and a query name. */
export const QueryDefinition = z.object({
  token: z.string(),
  name: z.string(),
  dataSource: z.string(),
  source: z.string(),
  limit: z.number().int().positive().nullable(),
})
export type QueryDefinition = z.infer<typeof QueryDefinition>

/** All that a run needs to be repeated: what a report version holds under its digest (DESIGN 4). */
export const ReportDefinition = z.object({
  name: z.string(),
  description: z.string(),
  queries: z.array(QueryDefinition),
})
export type ReportDefinition = z.infer<typeof ReportDefinition>
