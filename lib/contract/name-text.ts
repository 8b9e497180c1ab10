import { z } from 'zod'

// Embeddings, overrides and isolates; the marks (U+200E, U+200F), which names of right-to-left scripts need, may stay.
const directionControls = /[\u202A-\u202E\u2066-\u2069]/u

/** Why a text cannot be a name, after it: such a character would turn round the sentences that the name stands in. */
export function nameProblem(text: string): string | undefined {
  const found = directionControls.exec(text)?.[0]
  if (found === undefined) return undefined
  const code = found.charCodeAt(0).toString(16).toUpperCase()
  return `holds a control character for the direction of text (U+${code}); take it out`
}

/** What somebody calls a thing, up to `maxChars` characters; blanks around it are dropped. */
export function nameText(maxChars: number) {
  return z
    .string()
    .trim()
    .min(1, 'is empty: give a name')
    .max(maxChars)
    .refine((text) => nameProblem(text) === undefined, { error: ({ input }) => nameProblem(String(input)) })
}
