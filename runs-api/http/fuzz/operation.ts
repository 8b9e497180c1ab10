import { z } from 'zod'
import type { App } from '#/runs-api/http/context.ts'

/** What the fuzzer reads of a JSON schema; anything else in it is left aside. */
export type JsonSchema = {
  type?: string | string[] | undefined
  properties?: Record<string, JsonSchema> | undefined
  required?: string[] | undefined
  items?: JsonSchema | undefined
  enum?: unknown[] | undefined
  anyOf?: JsonSchema[] | undefined
  additionalProperties?: JsonSchema | boolean | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  pattern?: string | undefined
}

const JsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    properties: z.record(z.string(), JsonSchema).optional(),
    required: z.array(z.string()).optional(),
    items: JsonSchema.optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(JsonSchema).optional(),
    additionalProperties: z.union([z.boolean(), JsonSchema]).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    pattern: z.string().optional(),
  }),
)

const Parameter = z.object({ in: z.string(), name: z.string(), schema: JsonSchema })
const Described = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: JsonSchema }) }) }).optional(),
  responses: z.record(z.string(), z.unknown()),
})
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Described)) })

/** One thing that can be asked of the API, as it describes itself. */
export type Operation = {
  method: string
  /** As in the OpenAPI document: `/api/{account}/reports`. */
  path: string
  query: { name: string; schema: JsonSchema }[]
  body: JsonSchema | undefined
  /** The statuses the document knows for it. */
  statuses: number[]
  /** The schema of the JSON a status answers with, where there is one. */
  answers: Map<number, z.ZodType>
}

const halType = 'application/hal+json'

function answersOf(app: App, method: string, path: string): Operation['answers'] {
  const answers: Operation['answers'] = new Map()
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { route } = definition
    if (route.method !== method || route.path !== path) continue
    for (const [status, response] of Object.entries(route.responses)) {
      const content = 'content' in response ? response.content?.[halType] : undefined
      const schema = content !== undefined && 'schema' in content ? content.schema : undefined
      if (schema instanceof z.ZodType) answers.set(Number(status), schema)
    }
  }
  return answers
}

/** Every operation of the app's own OpenAPI document, with the very schemas that its answers promise. */
export function readOperations(app: App, document: unknown): Operation[] {
  return Object.entries(Document.parse(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody, responses }]) => ({
      method: method.toUpperCase(),
      path,
      query: parameters.filter((parameter) => parameter.in === 'query'),
      body: requestBody?.content['application/json'].schema,
      statuses: Object.keys(responses).map(Number),
      answers: answersOf(app, method, path),
    })),
  )
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

function fits({ path }: Operation, given: readonly string[]): boolean {
  const wanted = segmentsOf(path)
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith('{') || part === given[at])
}

function parametersIn({ path }: Operation): number {
  return path.split('{').length
}

/** The operation that a request means, HEAD being GET; one with fewer parameters in its path is meant before others. */
export function operationOf(
  operations: readonly Operation[],
  { method, target }: { method: string; target: string },
): Operation | undefined {
  // Dots are resolved before anything is routed, as in any address.
  const given = segmentsOf(URL.parse(`http://runs.test${target}`)?.pathname ?? '')
  if (given[2] === 'spaces') given[2] = 'collections'
  const fitting = operations.filter((operation) => fits(operation, given))
  const least = Math.min(...fitting.map(parametersIn))
  const asked = method === 'HEAD' ? 'GET' : method
  return fitting.find((operation) => operation.method === asked && parametersIn(operation) === least)
}
