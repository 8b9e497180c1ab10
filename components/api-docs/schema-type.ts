import type { ApiSchema } from '#/lib/client/api-document.ts'

/** A schema's kind in a few words: `string`, `one of a, b`, `list of number`, `object or null`. */
export function schemaType(schema: ApiSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'object'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`
  if (schema.anyOf) return [...new Set(schema.anyOf.map(schemaType))].join(' or ')
  const types = [schema.type ?? 'any'].flat().map((type) => (type === 'array' ? listType(schema) : type))
  return types.join(' or ')
}

function listType({ items }: ApiSchema): string {
  return items === undefined ? 'list' : `list of ${schemaType(items)}`
}

/** The schema with properties to show beneath: itself, what it lists, or the one of its alternatives that has any. */
export function withProperties(schema: ApiSchema): ApiSchema | null {
  if (schema.properties !== undefined) return schema
  if (schema.items !== undefined) return withProperties(schema.items)
  for (const alternative of schema.anyOf ?? []) {
    const found = withProperties(alternative)
    if (found !== null) return found
  }
  return null
}
