import { AppError } from '#/lib/errors.ts'

/** What a refused form says: at the fields it concerns, and the rest of it in one place. */
export type FormProblems<F extends string> = { fields: Partial<Record<F, string>>; other: Error | null }

/** The runs API begins its sentence with the field that it refuses, which stands there already: `This …` goes on from it. */
export function formProblems<F extends string>(error: Error | null, fields: readonly F[]): FormProblems<F> {
  if (!(error instanceof AppError)) return { fields: {}, other: error }
  const field = fields.find((name) => error.message.startsWith(`${name} `))
  if (field === undefined) return { fields: {}, other: error }
  const found: Partial<Record<F, string>> = {}
  found[field] = `This ${error.message.slice(field.length + 1)}`
  return { fields: found, other: null }
}
