import { randomBytes } from 'node:crypto'

/** First character of every placeholder: a Unicode noncharacter, so no SQL token starts with it. */
export const placeholderMark = '\uFDD0'

/**
 * Stand-ins for parameter values while a template renders. Only after the SQL around them is known do values take their
 * places, so the text of a value never takes part in rendering. The nonce keeps anyone from writing one by hand.
 */
export class Placeholders {
  readonly #nonce = randomBytes(16).toString('hex')
  readonly #values: unknown[] = []

  add(value: unknown): string {
    this.#values.push(value)
    return `${placeholderMark}${this.#nonce}.${this.#values.length - 1}.`
  }

  valueAt(index: number): unknown {
    return this.#values[index]
  }

  /** Matches a placeholder of this rendering; group 1 is its index. */
  get pattern(): RegExp {
    return new RegExp(`${placeholderMark}${this.#nonce}\\.(\\d+)\\.`, 'g')
  }

  isIn(text: string): boolean {
    return text.includes(this.#nonce)
  }
}
