'use client'
import type { RunField } from '#/lib/client/run-field.ts'
import { FreeTextInput } from '#/components/runs/rerun/free-text-input.tsx'
import { type FieldText, offeredChoices } from '#/components/runs/rerun/form-values.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { SearchChoice } from '#/components/ui/search-choice.tsx'

type FormInputProps = {
  id: string
  field: RunField
  text: FieldText
  isWrong: boolean
  describedBy: string
  onEdit: (text: FieldText) => void
}

const calendarDay = /^(?:\d{4}-\d{2}-\d{2})?$/

/** What a value of the field's type is put in with. */
export function FormInput({ id, field, text, isWrong, describedBy, onEdit }: FormInputProps) {
  const shared = { id, name: field.name, 'aria-invalid': isWrong, 'aria-describedby': describedBy }
  const isList = field.type === 'multiselect'
  const items = [text].flat().filter((item) => item !== '')
  if ((isList || field.type === 'select') && field.options !== null) {
    return (
      <SearchChoice
        id={id}
        label={field.label}
        choices={offeredChoices(field, items)}
        chosen={items}
        isMultiple={isList}
        isWrong={isWrong}
        describedBy={describedBy}
        onChoose={(chosen) => onEdit(isList ? chosen : (chosen[0] ?? ''))}
      />
    )
  }
  if (isList) {
    return (
      <textarea
        {...shared}
        rows={3}
        value={[text].flat().join('\n')}
        onChange={({ target }) => onEdit(target.value === '' ? [] : target.value.split('\n'))}
        className={`${inputClasses} h-auto resize-y py-1`}
      />
    )
  }
  const line = typeof text === 'string' ? text : text.join(', ')
  if (field.type === 'text' && field.inputType === 'string') {
    return <FreeTextInput {...shared} value={line} onEdit={onEdit} />
  }
  return (
    <input
      {...shared}
      value={line}
      // A date input shows nothing of what is not a day, such as what an old run was given.
      type={field.type === 'date' && calendarDay.test(line) ? 'date' : 'text'}
      inputMode={field.inputType === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      onChange={({ target }) => onEdit(target.value)}
      className={inputClasses}
    />
  )
}
