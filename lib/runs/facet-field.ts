/** What the runs of a list can be counted by. `parameters` alone counts by the names of parameters. */
export const facetFields = ['state', 'report', 'collection', 'executed_by', 'trigger', 'failure', 'parameters'] as const

/** `parameter` is the name of the one whose values are counted; null for every other field. */
export type FacetField = { field: (typeof facetFields)[number]; parameter: string | null }
