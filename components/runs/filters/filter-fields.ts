import type { FilterField } from '#/lib/filters/filter-field.ts'

/** How a property of runs is called, and what a filter on it is for. */
export type FieldWords = { word: string; explains: string }

export const fieldWords: Record<FilterField, FieldWords> = {
  state: { word: 'State', explains: 'Failed, succeeded, cancelled, still waiting …' },
  report: { word: 'Report', explains: 'Runs of certain reports' },
  open: { word: 'Open failure', explains: 'Failed, and no later run with the same parameters went well' },
  failure: { word: 'Failure', explains: 'Runs that failed in the same way' },
  executed_by: { word: 'Run by', explains: 'The person who started the run' },
  trigger: { word: 'Started', explains: 'By hand, by a schedule, through the API, in a batch' },
  parameters: { word: 'Parameter', explains: 'A value that the run was given' },
  slow: { word: 'Slower than usual', explains: 'Took longer than its report usually does with the same parameters' },
  duration: { word: 'Duration', explains: 'The time a run took, without its wait' },
  queue: { word: 'Time in the queue', explains: 'The time a run waited before it began' },
  created_at: { word: 'Created', explains: 'When somebody or something asked for the run' },
  started_at: { word: 'Began', explains: 'When the run left the queue' },
  completed_at: { word: 'Finished', explains: 'When the run was over' },
  updated_at: { word: 'Updated', explains: 'When the run last changed' },
  collection: { word: 'Collection', explains: 'Where the report lies' },
  schedule: { word: 'Schedule', explains: 'The schedule that started the run' },
  python_state: { word: 'Notebook', explains: 'What became of the notebook' },
  text: { word: 'Text', explains: 'Words in report names, failures and parameter values' },
  run: { word: 'Run', explains: 'Certain runs, by their tokens' },
}

/** The fields in the order in which people look for them; on the page of one report without what it settles. */
export function offeredFields(report: string | null): FilterField[] {
  const offered = Object.keys(fieldWords).filter((field): field is FilterField => Object.hasOwn(fieldWords, field))
  return report === null ? offered : offered.filter((field) => field !== 'report' && field !== 'collection')
}
