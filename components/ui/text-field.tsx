import type { ComponentPropsWithRef } from 'react'
import { inputClasses } from '#/components/ui/input-classes.ts'

type TextFieldProps = ComponentPropsWithRef<'input'> & { label: string; hint?: string }

/** A labelled line of text. `name` is its identity on the page too. */
export function TextField({ label, hint, name, ...rest }: TextFieldProps) {
  const hintId = hint === undefined ? undefined : `${name}-hint`
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-medium">
        {label}
      </label>
      <input id={name} name={name} className={inputClasses} aria-describedby={hintId} {...rest} />
      {hint !== undefined && (
        <p id={hintId} className="text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
