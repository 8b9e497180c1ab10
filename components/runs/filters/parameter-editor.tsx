'use client'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { CountedList } from '#/components/runs/filters/facets/counted-list.tsx'
import { ParameterValues } from '#/components/runs/filters/parameter-values.tsx'
import { useDraft } from '#/components/runs/filters/use-draft.ts'
import { useParameterHints } from '#/components/runs/filters/use-parameter-hints.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { choiceOf, isChoice, isRefusal } from '#/lib/filters/change-filter.ts'
import { type Operator, isOperator } from '#/lib/filters/filter-field.ts'
import type { RunFilter } from '#/lib/filters/run-filter.ts'

const comparisons: Partial<Record<Operator, string>> = {
  eq: 'is',
  ne: 'is not',
  has: 'contains',
  gt: 'over',
  gte: 'at least',
  lt: 'under',
  lte: 'at most',
}

/** One list of values has two operators each way; people see one. */
function shownOperator(operator: Operator): Operator {
  if (operator === 'in') return 'eq'
  return operator === 'nin' ? 'ne' : operator
}

/** The filter with another comparison: a choice keeps its values, any other the first of them. */
function compared(filter: RunFilter, operator: Operator): RunFilter {
  const next = { ...filter, operator }
  return isChoice(next)
    ? choiceOf(filter, filter.values, isRefusal(next))
    : { ...next, values: filter.values.slice(0, 1) }
}

/** What a run was given: first the parameter's name, then how its value compares. */
export function ParameterEditor({ filter, place, onChange, onDone }: EditorProps) {
  const { draft, change } = useDraft(filter, (next) => onChange([next]))
  const hints = useParameterHints(place)
  if (draft.parameter === null || draft.parameter === '') {
    return (
      <CountedList
        key="names"
        place={place}
        of={{ field: 'parameters', parameter: null }}
        label="Name of the parameter"
        known={hints.names}
        says={null}
        isSingle
        chosen={[]}
        onChoose={([parameter = '']) =>
          change({ ...draft, parameter, operator: hints.mayBeList(parameter) ? 'has' : 'eq' })
        }
        otherWords={(typed) => `The parameter “${typed}”`}
        isTypedTaken
      />
    )
  }
  const isNew = filter.parameter !== draft.parameter
  return (
    <>
      {isNew && (
        <p className="font-medium wrap-anywhere">
          <bdi>{draft.parameter}</bdi>
        </p>
      )}
      <select
        aria-label="Comparison"
        value={shownOperator(draft.operator)}
        onChange={({ target }) => isOperator(target.value) && change(compared(draft, target.value))}
        className={inputClasses}
      >
        {Object.entries(comparisons).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <ParameterValues
        key={isChoice(draft) ? 'choice' : draft.operator}
        place={place}
        draft={draft}
        known={hints.valuesOf(draft.parameter)}
        change={change}
        onDone={onDone}
      />
    </>
  )
}
