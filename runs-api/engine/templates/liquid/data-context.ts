import { Context, Drop, type Scope } from 'liquidjs'
import { Absent, Data, reveal } from '#/runs-api/engine/templates/liquid/data.ts'

const loopProperties: ReadonlySet<unknown> = new Set([
  'index',
  'index0',
  'rindex',
  'rindex0',
  'first',
  'last',
  'length',
])

/** Where a template finds its variables: the given values, its own, and the state of a loop, without any prototype. */
export class DataContext extends Context {
  override readProperty(owner: Scope, key: string | number | Drop): unknown {
    const name: unknown = reveal(key)
    if (owner instanceof Data) return owner.read(name)
    if (owner instanceof Absent) return owner
    if (owner instanceof Drop && !loopProperties.has(name)) return undefined
    return typeof name === 'string' || typeof name === 'number' ? super.readProperty(owner, name) : undefined
  }
}
