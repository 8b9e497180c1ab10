'use client'
import { useId, useState } from 'react'
import { ApplyForm } from '#/components/runs/filters/apply-form.tsx'
import type { EditorProps } from '#/components/runs/filters/filter-editor.tsx'
import { isWhole, useDraft } from '#/components/runs/filters/use-draft.ts'
import { useParameterHints } from '#/components/runs/filters/use-parameter-hints.ts'
import { ChoiceList } from '#/components/ui/choice-list.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'
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
      <ChoiceList
        label="Name of the parameter"
        placeholder="Name of the parameter"
        isSingle
        choices={hints.names}
        chosen={[]}
        onChoose={([parameter = '']) =>
          change({ ...draft, parameter, operator: hints.isList(parameter) ? 'has' : 'eq' })
        }
        otherWords={(typed) => `The parameter “${typed}”`}
      >
        {hints.names.length === 0 && <p className="text-muted">Type the name as the report has it.</p>}
      </ChoiceList>
    )
  }
  const values = hints.valuesOf(draft.parameter)
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
      {isChoice(draft) ? (
        <ChoiceList
          label={`Values of ${draft.parameter}`}
          placeholder="Search or type a value"
          choices={values}
          chosen={draft.values}
          onChoose={(next) => change(choiceOf(draft, next, isRefusal(draft)))}
          otherWords={(typed) => `The value “${typed}”`}
        >
          {values.length === 0 && draft.values.length === 0 && <p className="text-muted">Type a value.</p>}
        </ChoiceList>
      ) : (
        <TypedValue key={draft.operator} draft={draft} values={values} onChange={onChange} onDone={onDone} />
      )}
    </>
  )
}

type TypedValueProps = Pick<EditorProps, 'onChange' | 'onDone'> & { draft: RunFilter; values: { value: string }[] }

function TypedValue({ draft, values, onChange, onDone }: TypedValueProps) {
  const id = useId()
  const [value, setValue] = useState(draft.values[0] ?? '')
  const next = { ...draft, values: [value] }
  const apply = () => {
    onChange([next])
    onDone()
  }
  return (
    <ApplyForm problem={value !== '' && isWhole(next) ? null : 'Give a value.'} onApply={apply}>
      <input
        ref={takeFocus}
        aria-label={`Value of ${draft.parameter}`}
        autoComplete="off"
        list={id}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        className={inputClasses}
      />
      <datalist id={id}>
        {values.map(({ value: known }) => (
          <option key={known} value={known}>
            {known}
          </option>
        ))}
      </datalist>
      {draft.operator !== 'has' && (
        <p className="text-muted">A number compares with numbers, anything else as text, such as 2026-08-01.</p>
      )}
    </ApplyForm>
  )
}
