import { z } from 'zod'
import { Parameters } from '#/lib/reports/parameters.ts'
import { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'

const Limits = z.object({
  renderMs: z.number(),
  sourceChars: z.number(),
  memoryUnits: z.number(),
  outputChars: z.number(),
})

/** What the engine asks of a template thread. */
export const TemplateRequest = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('render'),
    source: z.string(),
    values: Parameters,
    context: z.object({ now: z.date(), fields: z.array(DeclaredField), limits: Limits }),
  }),
  z.object({
    ask: z.literal('form'),
    queries: z.array(z.object({ name: z.string(), source: z.string() })),
    context: z.object({ now: z.date(), limits: Limits }),
  }),
])
export type TemplateRequest = z.infer<typeof TemplateRequest>

export const RenderedQuery = z.string()
export const ReportForm = z.object({ fields: z.array(DeclaredField), formQueries: z.array(z.string()) })
/** What a report's queries declare: the fields in order, and the names of the queries that hold a form. */
export type ReportForm = z.infer<typeof ReportForm>

/** What a template thread says: that it is warm, or how its one request ended. */
export const ThreadMessage = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready') }),
  z.object({ say: z.literal('done'), result: z.unknown() }),
  z.object({
    say: z.literal('failed'),
    code: z.enum(['bad_request', 'unprocessable', 'internal']),
    message: z.string(),
  }),
])
export type ThreadMessage = z.infer<typeof ThreadMessage>
