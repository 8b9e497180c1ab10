import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'
import { facetFields, type FacetField } from '#/lib/runs/facet-field.ts'
import { FilterQuery } from '#/runs-api/http/runs/list-query.ts'

const maxSearchLength = 200

/** The query string of facets. */
export const FacetQuery = FilterQuery.extend({
  field: z.string().describe(`${facetFields.join(', ')}, or parameters.<name>.`),
  search: z
    .string()
    .trim()
    .max(maxSearchLength)
    .default('')
    .describe('Only values that hold this, or whose name does.'),
})

/**
 * Reads `field`; a dot in the name of a parameter may be written `\\.`, as in a filter.
 * @throws AppError `bad_request` for one that runs are not counted by
 */
export function facetFieldOf(text: string): FacetField {
  if (text.startsWith('parameters.') && text.length > 'parameters.'.length) {
    return { field: 'parameters', parameter: text.slice('parameters.'.length).replaceAll(/\\([.\\])/g, '$1') }
  }
  const field = facetFields.find((name) => name === text)
  if (field !== undefined) return { field, parameter: null }
  const shown = text.length > 120 ? `${text.slice(0, 120)}…` : text
  throw new AppError('bad_request', `field takes ${facetFields.join(', ')} or parameters.<name>, not "${shown}".`)
}
