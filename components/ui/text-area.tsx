import type { ComponentPropsWithRef } from 'react'
import { fieldAttributes, FieldFrame, type FieldWords } from '#/components/ui/field-frame.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'

/** A labelled text of several lines. */
export function TextArea({ label, hint, problem, name, ...rest }: ComponentPropsWithRef<'textarea'> & FieldWords) {
  const words = { name, hint, problem }
  return (
    <FieldFrame label={label} {...words}>
      <textarea
        rows={4}
        dir="auto"
        className={`${inputClasses} h-auto resize-y py-1.5`}
        {...fieldAttributes(words)}
        {...rest}
      />
    </FieldFrame>
  )
}
