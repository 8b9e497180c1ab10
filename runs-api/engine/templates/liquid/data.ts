import { Drop } from 'liquidjs'
import type { Placeholders } from '#/runs-api/engine/templates/sql/placeholders.ts'

/**
 * A value that came from a parameter, or was made from one. Templates compare and loop over it as over a plain value, but
 * whatever writes it, known to us or not, gets a placeholder: it is no `Drop`, which Liquid would unwrap on the way out.
 */
export class Data {
  readonly #value: unknown
  readonly #placeholders: Placeholders

  constructor(value: unknown, placeholders: Placeholders) {
    this.#value = value
    this.#placeholders = placeholders
  }

  static valueOf(data: Data): unknown {
    return data.#value
  }

  /** An element or a property of the value, as `x[0]`, `x.first`, `x.last` and `x.size` ask for it. */
  read(key: unknown): Data | Absent {
    return conceal(propertyOf(this.#value, key), this.#placeholders)
  }

  toString(): string {
    return this.#placeholders.add(this.#value)
  }

  /** Arithmetic inside Liquid (the limits of loops and ranges) sees the value, text never does. */
  [Symbol.toPrimitive](hint: string): unknown {
    return hint === 'number' ? Number(this.#value) : this.toString()
  }

  *[Symbol.iterator](): Generator<Data | Absent> {
    if (Array.isArray(this.#value)) {
      for (const element of this.#value) yield conceal(element, this.#placeholders)
    } else if (this.#value !== '') {
      yield this
    }
  }
}

/** Null and false: the only values Liquid takes for untrue, and it finds that out by unwrapping a `Drop`. */
export class Absent extends Drop {
  readonly #value: null | false

  constructor(value: null | false) {
    super()
    this.#value = value
  }

  override valueOf(): null | false {
    return this.#value
  }
}

/** Text of the template's author with parameter values in it, such as a `{% capture %}`: each keeps its own placeholder. */
export class Fragment extends Data {
  readonly #text: string

  constructor(text: string, value: string, placeholders: Placeholders) {
    super(value, placeholders)
    this.#text = text
  }

  override toString(): string {
    return this.#text
  }
}

export function conceal(value: unknown, placeholders: Placeholders): Data | Absent {
  if (value === null || value === undefined) return new Absent(null)
  return value === false ? new Absent(false) : new Data(value, placeholders)
}

/** The plain value behind what may be concealed, also inside a list. */
export function reveal(value: unknown): unknown {
  if (value instanceof Data) return Data.valueOf(value)
  if (value instanceof Absent) return value.valueOf()
  return Array.isArray(value) ? value.map(reveal) : value
}

export function holdsData(value: unknown): boolean {
  return value instanceof Data || value instanceof Absent || (Array.isArray(value) && value.some(holdsData))
}

function propertyOf(value: unknown, key: unknown): unknown {
  if (typeof value === 'string') return key === 'size' ? value.length : null
  if (!Array.isArray(value)) return null
  if (key === 'size') return value.length
  if (key === 'first') return value.at(0)
  if (key === 'last') return value.at(-1)
  return typeof key === 'number' ? value.at(key) : null
}
