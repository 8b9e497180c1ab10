import { z } from 'zod'

/** A number of a query string, within bounds that are whole and not negative; other text is refused with what it takes. */
export function wholeNumber(min: number, max: number) {
  const takes = `takes a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,15}$/, takes)
    .transform(Number)
    .refine((number) => number >= min && number <= max, takes)
}
