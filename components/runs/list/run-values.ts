import { shownParameters } from '#/components/runs/list/shown-parameters.ts'
import { parameterText } from '#/components/runs/parameter-text.ts'
import { runStateLook } from '#/components/runs/run-state-look.ts'
import { triggerWords } from '#/components/runs/trigger-words.ts'
import type { Run } from '#/lib/client/run.ts'
import type { FilterField } from '#/lib/filters/filter-field.ts'

/** A value of a run that runs can be filtered by: `value` as the grammar writes it, `words` as one reads it. */
export type RunValue = { field: FilterField; parameter: string | null; value: string; subject: string; words: string }

function value(field: FilterField, of: { value: string; subject: string; words: string }): RunValue {
  return { field, parameter: null, ...of }
}

// A list of values is no single value to filter by; each of them is.
function parameterValues(run: Run): RunValue[] {
  return shownParameters(run).flatMap(({ name }) => {
    const given = [run.parameters[name] ?? null].flat()
    return given.map((one) => ({
      field: 'parameters' as const,
      parameter: name,
      value: one === null ? '' : String(one),
      subject: name,
      words: parameterText(one),
    }))
  })
}

const valuesOfColumns: Record<string, (run: Run) => RunValue[]> = {
  // What is shown as running is enqueued in the grammar (RUNS-API 2).
  state: ({ state }) => [value('state', { value: state, subject: 'State', words: runStateLook[state].word })],
  report: (run) => [value('report', { value: run.reportToken, subject: 'Report', words: run.reportName })],
  parameters: parameterValues,
  by: ({ executedBy }) => [value('executed_by', { value: executedBy, subject: 'By', words: executedBy })],
  trigger: ({ trigger }) => [
    value('trigger', { value: trigger, subject: 'Started', words: triggerWords[trigger].toLowerCase() }),
  ],
  failure: ({ failure }) =>
    failure === null
      ? []
      : [value('failure', { value: failure.fingerprint, subject: 'Why it failed', words: failure.message })],
}

/** The values in one column of a run. */
export function valuesInColumn(run: Run, column: string): RunValue[] {
  return valuesOfColumns[column]?.(run) ?? []
}

/** Every value of a run; without its report where all runs are of one. */
export function valuesOf(run: Run, isOfOneReport: boolean): RunValue[] {
  const columns = Object.keys(valuesOfColumns).filter((column) => column !== 'report' || !isOfOneReport)
  return columns.flatMap((column) => valuesInColumn(run, column))
}
