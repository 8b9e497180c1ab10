'use client'
import { useId } from 'react'
import type { RunField } from '#/lib/client/run-field.ts'
import { FieldChoices } from '#/components/runs/field-choices.tsx'
import { type FieldText, offeredOptions } from '#/components/runs/run-form-values.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'

type RunFormFieldProps = {
  field: RunField
  text: FieldText
  problem: string | null
  onEdit: (text: FieldText) => void
}

/** One field of a report's form, with what the report says about it and what was wrong with its value. */
export function RunFormField({ field, text, problem, onEdit }: RunFormFieldProps) {
  const id = useId()
  const notes = (
    <>
      {field.description !== null && field.description !== '' && <p className="text-muted">{field.description}</p>}
      {field.optionsError !== null && (
        <p className="text-wait wrap-anywhere">The choices could not be read: {field.optionsError}</p>
      )}
      {problem !== null && (
        <p role="alert" className="text-bad font-medium wrap-anywhere">
          {problem}
        </p>
      )}
    </>
  )
  if (field.type === 'multiselect') {
    return (
      <fieldset className="grid min-w-0 gap-1" aria-describedby={`${id}-notes`}>
        <legend className="mb-1 font-medium wrap-anywhere">{field.label}</legend>
        <FieldChoices field={field} ticked={[text].flat()} isWrong={problem !== null} onEdit={onEdit} />
        <div id={`${id}-notes`}>{notes}</div>
      </fieldset>
    )
  }
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="font-medium wrap-anywhere">
        {field.label}
      </label>
      <FieldInput
        id={id}
        field={field}
        text={typeof text === 'string' ? text : (text[0] ?? '')}
        isWrong={problem !== null}
        onEdit={onEdit}
      />
      <div id={`${id}-notes`}>{notes}</div>
    </div>
  )
}

type FieldInputProps = Pick<RunFormFieldProps, 'field' | 'onEdit'> & { id: string; text: string; isWrong: boolean }

function FieldInput({ id, field, text, isWrong, onEdit }: FieldInputProps) {
  const shared = {
    id,
    name: field.name,
    value: text,
    className: inputClasses,
    'aria-invalid': isWrong,
    'aria-describedby': `${id}-notes`,
  }
  if (field.type !== 'select' || field.optionsError !== null) {
    const type = field.type === 'date' && field.optionsError === null ? 'date' : 'text'
    const inputMode = field.inputType === 'number' ? 'decimal' : undefined
    return <input {...shared} type={type} inputMode={inputMode} onChange={({ target }) => onEdit(target.value)} />
  }
  return (
    <select {...shared} onChange={({ target }) => onEdit(target.value)}>
      {text === '' && <option value="">Choose…</option>}
      {offeredOptions(field, text).map(({ label, value, isGone }) => (
        <option key={String(value)} value={String(value)}>
          {isGone ? `${label} (no longer offered)` : label}
        </option>
      ))}
    </select>
  )
}
