'use client'
import { type ReactNode, useId } from 'react'
import type { RunField } from '#/lib/client/run-field.ts'
import { FormInput } from '#/components/runs/rerun/form-input.tsx'
import type { FieldText } from '#/components/runs/rerun/form-values.ts'

/** A `ref` for what is said against a value: the field comes into sight, ready to be mended. */
function showRefused(said: HTMLElement | null): void {
  const notes = said?.parentElement
  const input = notes?.parentElement?.querySelector<HTMLElement>(`[aria-describedby="${CSS.escape(notes.id)}"]`)
  input?.focus()
  said?.scrollIntoView({ block: 'nearest' })
}

type FormFieldProps = {
  field: RunField
  text: FieldText
  problem: string | null
  onEdit: (text: FieldText) => void
  /** What else is to be said about the field. */
  children?: ReactNode
}

/** One field of a report's form, with what the report says about it and what was wrong with its value. */
export function FormField({ field, text, problem, onEdit, children }: FormFieldProps) {
  const id = useId()
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1">
      <label htmlFor={id} className="w-fit font-medium wrap-anywhere">
        {field.label}
      </label>
      <FormInput
        id={id}
        field={field}
        text={text}
        isWrong={problem !== null}
        describedBy={`${id}-notes`}
        onEdit={onEdit}
      />
      <div id={`${id}-notes`} className="grid grid-cols-1 gap-1 empty:hidden">
        {field.description !== null && field.description !== '' && (
          <p className="text-muted wrap-anywhere">{field.description}</p>
        )}
        {field.optionsError !== null && (
          <p className="text-wait wrap-anywhere">
            The choices could not be read, so type the {field.type === 'multiselect' ? 'values, one a line' : 'value'}.{' '}
            {field.optionsError}
          </p>
        )}
        {problem !== null && (
          <p role="alert" ref={showRefused} className="text-bad font-medium wrap-anywhere">
            {problem}
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
