import type { ZodType } from 'zod'

type HalAnswer<S extends ZodType> = { description: string; content: { 'application/hal+json': { schema: S } } }

/** One entry of a route's `responses`: what `hal` sends, checked against its schema when it is compiled. */
export function halAnswer<S extends ZodType>(schema: S, description: string): HalAnswer<S> {
  return { description, content: { 'application/hal+json': { schema } } }
}

type JsonBody<S extends ZodType> = { required: true; content: { 'application/json': { schema: S } } }

/** The `request.body` of a route. Bodies are read as JSON whatever type the caller gave them (`read-body.ts`). */
export function jsonBody<S extends ZodType>(schema: S): JsonBody<S> {
  return { required: true, content: { 'application/json': { schema } } }
}
