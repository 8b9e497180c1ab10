/** The specification's `python_state`; `none` for a report without a notebook. */
export const pythonStates = ['none', 'pending', 'submitted', 'succeeded', 'failed'] as const
export type PythonState = (typeof pythonStates)[number]

/** What started a run (RUNS-API 2). */
export const runTriggers = ['manual', 'api', 'schedule', 'batch'] as const
export type RunTrigger = (typeof runTriggers)[number]

/** The states of one query of a run (RUNS-API 4). */
export const queryRunStates = ['pending', 'enqueued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type QueryRunState = (typeof queryRunStates)[number]

/** The states of a duplicate on its way (RUNS-API 3). */
export const duplicateStates = ['enqueued', 'running', 'succeeded', 'failed'] as const
export type DuplicateState = (typeof duplicateStates)[number]
