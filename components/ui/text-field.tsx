import type { ComponentPropsWithRef } from 'react'
import { fieldAttributes, FieldFrame, type FieldWords } from '#/components/ui/field-frame.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'

/** A labelled line of text. */
export function TextField({ label, hint, problem, name, ...rest }: ComponentPropsWithRef<'input'> & FieldWords) {
  const words = { name, hint, problem }
  return (
    <FieldFrame label={label} {...words}>
      <input className={inputClasses} {...fieldAttributes(words)} {...rest} />
    </FieldFrame>
  )
}
