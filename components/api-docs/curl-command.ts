import type { ApiOperation } from '#/lib/client/api-document.ts'

/** A command that asks this of the API at `origin`; what only its reader knows is in capitals. */
export function curlCommand({ method, path, body }: ApiOperation, origin: string, account: string): string {
  const filled = path
    .replace('{account}', account)
    .replaceAll(/\{([a-z_]+)\}/g, (_whole, name: string) => name.toUpperCase())
  const parts = ['curl -u TOKEN:SECRET']
  if (method !== 'GET') parts.push(`-X ${method}`)
  if (body !== null) parts.push(`-H 'Content-Type: application/json' -d '${JSON.stringify(exampleOf(body))}'`)
  return `${parts.join(' ')} '${origin}${filled}'`
}

function exampleOf(schema: NonNullable<ApiOperation['body']>): unknown {
  const whole = schema.anyOf?.[0] ?? schema
  const [type] = [whole.type ?? 'object'].flat()
  if (whole.const !== undefined) return whole.const
  if (whole.enum) return whole.enum[0]
  if (type === 'object') {
    return Object.fromEntries(Object.entries(whole.properties ?? {}).map(([name, inner]) => [name, exampleOf(inner)]))
  }
  if (type === 'array') return []
  if (type === 'boolean') return false
  return type === 'number' || type === 'integer' ? 0 : '…'
}
