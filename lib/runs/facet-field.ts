/** What the runs of a list can be counted by. `parameters` alone counts by the names of parameters. */
export const facetFields = ['state', 'report', 'collection', 'executed_by', 'trigger', 'failure', 'parameters'] as const

/** `parameter` is the name of the one whose values are counted; null for every other field. */
export type FacetField = { field: (typeof facetFields)[number]; parameter: string | null }

/** The field as the address of facets names it: a dot or a backslash in the name of a parameter is escaped. */
export function formatFacetField({ field, parameter }: FacetField): string {
  return parameter === null ? field : `${field}.${parameter.replaceAll(/[\\.]/g, String.raw`\$&`)}`
}

/** The facet of a field of filters; null for one that runs are not counted by. */
export function facetOf(name: string, parameter: string | null): FacetField | null {
  const field = facetFields.find((known) => known === name)
  return field === undefined || parameter === '' ? null : { field, parameter }
}
