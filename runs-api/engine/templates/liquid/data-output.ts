import { toValue } from 'liquidjs'
import { Absent, conceal, Data, Fragment } from '#/runs-api/engine/templates/liquid/data.ts'
import type { Placeholders } from '#/runs-api/engine/templates/sql/placeholders.ts'
import { plainText } from '#/runs-api/engine/templates/sql/sql-literal.ts'

/** What a template writes: its own text as it is, values of parameters as placeholders. */
export class DataOutput {
  readonly #placeholders: Placeholders

  constructor(placeholders: Placeholders) {
    this.#placeholders = placeholders
  }

  conceal(value: unknown): Data | Absent {
    return conceal(value, this.#placeholders)
  }

  write(value: unknown): string {
    if (value instanceof Data) return value.toString()
    if (value instanceof Absent) return this.#placeholders.add(value.valueOf())
    const plain: unknown = toValue(value)
    if (plain === null || plain === undefined) return ''
    if (Array.isArray(plain)) return plain.map((element) => this.write(element)).join('')
    return typeof plain === 'string' ? plain : JSON.stringify(plain)
  }

  /** Text a template has written, kept for later: plain when it holds no parameter value. */
  fragmentOf(text: string): string | Fragment {
    if (!this.#placeholders.isIn(text)) return text
    return new Fragment(text, this.#plain(text), this.#placeholders)
  }

  /** A list as SQL text of the author's with the elements as data: `'{{ list | join: "','" }}'`. */
  joined(elements: readonly unknown[], separator: string): string | Fragment {
    const parts =
      elements.length === 0 ? [this.#placeholders.add([])] : elements.map((element) => this.#placeholders.add(element))
    return this.fragmentOf(parts.join(separator))
  }

  #plain(text: string): string {
    return text.replaceAll(this.#placeholders.pattern, (_, index) =>
      plainText(this.#placeholders.valueAt(Number(index))),
    )
  }
}
