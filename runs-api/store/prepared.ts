import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ClientBase } from 'pg'

const mark = '/* prepared */'

/**
 * A statement that begins with it is planned once a connection, not at every call: for those whose plan is the same whatever
 * their values, and takes the server longer to find than to follow.
 */
export const prepared = sql.raw(mark)

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}

/** Has a connection give the statements that are marked a name, under which the server keeps their plans. */
export function keepPlans(client: ClientBase): void {
  const send: unknown = Reflect.get(client, 'query')
  if (typeof send !== 'function') return
  Reflect.set(client, 'query', (first: unknown, ...rest: unknown[]): unknown => {
    if (typeof first !== 'string' || !first.startsWith(mark)) return Reflect.apply(send, client, [first, ...rest])
    const [values, ...others] = rest
    return Reflect.apply(send, client, [{ name: nameOf(first), text: first, values }, ...others])
  })
}
