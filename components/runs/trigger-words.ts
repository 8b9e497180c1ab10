import type { RunTrigger } from '#/lib/runs/run-attributes.ts'

/** What started a run, in words. */
export const triggerWords: Record<RunTrigger, string> = {
  manual: 'By hand',
  api: 'Through the API',
  schedule: 'By a schedule',
  batch: 'In a batch',
}

/** The same within a sentence. */
export const startWords: Record<RunTrigger, string> = {
  manual: 'by hand',
  api: 'through the API',
  schedule: 'by a schedule',
  batch: 'in a batch',
}
