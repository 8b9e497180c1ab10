import { z } from 'zod'

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A value a caller may give for a parameter: a scalar or a list of scalars (RUNS-API 3, 7). */
export const ParameterValue = z.union([Scalar, z.array(Scalar)])
export type ParameterValue = z.infer<typeof ParameterValue>

export const Parameters = z.record(z.string(), ParameterValue)
export type Parameters = z.infer<typeof Parameters>

/**
 * The one text equal parameter sets share, whatever order their names came in: JSON with sorted names.
 * Its digest says which runs had "the same parameters".
 */
export function canonicalParameters(parameters: Parameters): string {
  const names = Object.keys(parameters).sort()
  return JSON.stringify(names.map((name) => [name, parameters[name]]))
}
