import type { ComponentPropsWithRef } from 'react'
import { inputClasses } from '#/components/ui/input-classes.ts'

type TextFieldProps = ComponentPropsWithRef<'input'> & {
  label: string
  hint?: string
  /** What is wrong with what stands in it; null or absent when nothing is. */
  problem?: string | null
}

/** A labelled line of text. `name` is its identity on the page too. */
export function TextField({ label, hint, problem = null, name, ...rest }: TextFieldProps) {
  const hintId = hint === undefined ? undefined : `${name}-hint`
  const problemId = problem === null ? undefined : `${name}-problem`
  const described = [problemId, hintId].filter((id) => id !== undefined).join(' ')
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={name} className="font-medium">
        {label}
      </label>
      <input
        id={name}
        name={name}
        className={inputClasses}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={problem === null ? undefined : true}
        {...rest}
      />
      {problem !== null && (
        <p id={problemId} role="alert" className="text-bad wrap-anywhere">
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className="text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
