import { z } from 'zod'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read } from '#/lib/client/transport.ts'

/** A JSON schema as far as a page shows it; what it does not know it leaves out. */
export type ApiSchema = {
  type?: string | string[]
  format?: string
  pattern?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, ApiSchema>
  required?: string[]
  items?: ApiSchema
  anyOf?: ApiSchema[]
  $ref?: string
}

const ApiSchema: z.ZodType<ApiSchema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    default: z.unknown().optional(),
    properties: z.record(z.string(), ApiSchema).optional(),
    required: z.array(z.string()).optional(),
    items: ApiSchema.optional(),
    anyOf: z.array(ApiSchema).optional(),
    $ref: z.string().optional(),
  }),
)

const Content = z.record(z.string(), z.object({ schema: ApiSchema.optional() }))
const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: ApiSchema.default({}),
})
const WireOperation = z.object({
  summary: z.string().default(''),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  parameters: z.array(z.union([Parameter, z.object({ $ref: z.string() })])).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().default(''), content: Content.optional() })),
})
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const
const Document = z.object({
  info: z.object({ title: z.string(), description: z.string().default('') }),
  components: z.object({ parameters: z.record(z.string(), Parameter).default({}) }),
  paths: z.record(z.string(), z.partialRecord(z.enum(methods), WireOperation)),
})

export type ApiParameter = z.infer<typeof Parameter>
export type ApiAnswer = { status: string; says: string; mediaType: string | null; schema: ApiSchema | null }

/** One thing that can be asked of the API: `path` has its parameters in braces. */
export type ApiOperation = {
  id: string
  method: string
  path: string
  summary: string
  description: string | null
  parameters: ApiParameter[]
  body: ApiSchema | null
  answers: ApiAnswer[]
}

/** What the API says of itself: its operations by what they are about, in its own order. */
export type ApiDocument = { description: string; groups: { name: string; operations: ApiOperation[] }[] }

function reshapeOperation(
  [path, method]: [string, string],
  wire: z.infer<typeof WireOperation>,
  shared: Record<string, ApiParameter>,
): ApiOperation {
  const parameters = wire.parameters.flatMap((parameter) =>
    'name' in parameter ? [parameter] : (shared[parameter.$ref.split('/').at(-1) ?? ''] ?? []),
  )
  const answers = Object.entries(wire.responses).map(([status, { description, content = {} }]) => {
    const [mediaType = null, media] = Object.entries(content)[0] ?? []
    return { status, says: description, mediaType, schema: media?.schema ?? null }
  })
  return {
    id: `${method}-${path.replaceAll('{', 'a-')}`.replaceAll(/[^a-z0-9_]+/gi, '-').replace(/-$/, ''),
    method: method.toUpperCase(),
    path,
    summary: wire.summary,
    description: wire.description ?? null,
    parameters,
    body: wire.requestBody?.content['application/json']?.schema ?? null,
    answers,
  }
}

/** Reads `openapi.json`. Throws `upstream_failed` when it is not an OpenAPI document of the shape we write. */
export async function getApiDocument(fetch: Fetch): Promise<ApiDocument> {
  const document = await read(fetch, apiPath('openapi.json'), Document)
  const groups = new Map<string, ApiOperation[]>()
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of methods) {
      const wire = operations[method]
      if (wire === undefined) continue
      const name = wire.tags[0] ?? 'Other'
      const operation = reshapeOperation([path, method], wire, document.components.parameters)
      groups.set(name, [...(groups.get(name) ?? []), operation])
    }
  }
  return {
    description: document.info.description,
    groups: [...groups].map(([name, operations]) => ({ name, operations })),
  }
}
