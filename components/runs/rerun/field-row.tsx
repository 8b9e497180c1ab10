'use client'
import { Undo2 } from 'lucide-react'
import { type FormStart, isSameText, textBefore, textInWords, textNow } from '#/components/runs/rerun/changed-fields.ts'
import { editField, useFieldEdit } from '#/components/runs/rerun/form-drafts.ts'
import { FormField } from '#/components/runs/rerun/form-field.tsx'
import { Button } from '#/components/ui/button.tsx'
import type { RunField } from '#/lib/client/run-field.ts'

type FieldRowProps = {
  form: string
  field: RunField
  start: FormStart
  /** Whether what it held before is a run's value; else it is the default. */
  isRepeated: boolean
  problem: string | null
}

/** A field of the form, and what it held before when it no longer does. It alone is drawn again while somebody types. */
export function FieldRow({ form, field, start, isRepeated, problem }: FieldRowProps) {
  const text = textNow(field, start, useFieldEdit(form, field.name))
  const before = textBefore(field, start)
  const isChanged = !isSameText(text, before)
  return (
    <div className={`border-l-2 pl-3.5 ${isChanged ? 'border-accent' : 'border-transparent'}`}>
      <FormField field={field} text={text} problem={problem} onEdit={(next) => editField(form, field.name, next)}>
        {isChanged && (
          <div className="text-muted flex items-baseline justify-between gap-2">
            <p className="min-w-0 wrap-anywhere">
              {isRepeated ? 'was' : 'default'}: <span className="text-ink">{textInWords(field, before)}</span>
            </p>
            <Button
              look="quiet"
              className="-mr-2 h-6 shrink-0 px-2"
              aria-label={`Undo the change of ${field.label}`}
              onClick={() => editField(form, field.name, before)}
            >
              <Undo2 aria-hidden className="size-3.5" />
              Undo
            </Button>
          </div>
        )}
      </FormField>
    </div>
  )
}
