import { createRoute, z } from '@hono/zod-openapi'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { statusOf } from '#/lib/errors.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'

const description = `Runs reports and keeps every run. Compatible with Mode's Report Runs API.
Several slashes count as one, a trailing one is accepted, and \`spaces\` means \`collections\`.`

/** The answers every operation may also give. */
const failures = [
  { code: 'bad_request', description: 'Something in the request is refused; the message says what' },
  { code: 'unauthorized', description: 'No credential, or one that is not valid' },
  { code: 'forbidden', description: 'The role of the caller is not enough' },
  { code: 'not_found', description: 'Not there, or not for the caller to see' },
  { code: 'too_many_requests', description: 'Too many requests; Retry-After says for how long' },
] as const

/** What one with a body may answer too. */
const tooLarge = { code: 'payload_too_large', description: 'The body has more than 1 MB' } as const

const errorContent = { 'application/hal+json': { schema: { $ref: '#/components/schemas/Error' } } }

const getDocument = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  tags: ['System'],
  summary: 'This document',
  security: [],
  responses: { 200: halAnswer(z.record(z.string(), z.unknown()), 'OpenAPI 3.1') },
})

function documentOf(app: App, publicUrl: string): Record<string, unknown> {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Runboard runs API', version: '1', description },
    servers: [{ url: publicUrl }],
    security: [{ basic: [] }],
  })
  for (const operations of Object.values(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      for (const { code, description } of method === 'get' ? failures : [...failures, tooLarge]) {
        operation.responses[statusOf(code)] ??= { description, content: errorContent }
      }
    }
  }
  return { ...document }
}

/** `GET /api/openapi.json`: every route with its schemas, from which requests are checked too (ours). */
export function registerOpenApiRoute(app: App, { publicUrl }: RouteDeps): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'basic', {
    type: 'http',
    scheme: 'basic',
    description: 'The API token is the user, its secret the password.',
  })
  app.openAPIRegistry.registerComponent('schemas', 'Error', {
    type: 'object',
    properties: { id: { type: 'string' }, message: { type: 'string' } },
    required: Object.keys(ErrorBody.shape),
  })
  let document: Record<string, unknown> | undefined
  app.openapi(getDocument, (c) => hal(c, (document ??= documentOf(app, publicUrl)), 200))
}
