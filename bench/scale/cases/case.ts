import type { World } from '../world.ts'

/** Requests that one bound holds for. `paths` gives so many of them, each with other arguments. */
export type Case = {
  name: string
  /** What it is drawn with: the slowest of a group stands for it. */
  group: string
  /** Milliseconds that 95 of 100 answers must not exceed. */
  boundMs: number
  /** Also at most three times the bare statements and 3 ms. */
  isNearSql: boolean
  /** Its cost must not grow with the history. */
  isList: boolean
  paths: (world: World, count: number) => string[]
}

/** An address below the workspace with its query string; a list of values is given more than once. */
export function address(path: string, query: Record<string, string | string[]> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one)
  const text = search.toString()
  return `/api/acme${path}${text === '' ? '' : `?${text}`}`
}

export function repeat<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}
