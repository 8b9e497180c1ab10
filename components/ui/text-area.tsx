import type { ComponentPropsWithRef } from 'react'
import { inputClasses } from '#/components/ui/input-classes.ts'

type TextAreaProps = ComponentPropsWithRef<'textarea'> & {
  label: string
  hint: string
  /** What is wrong with what stands in it; null when nothing is. */
  problem: string | null
}

/** A labelled text of several lines. `name` is its identity on the page too. */
export function TextArea({ label, hint, problem, name, ...rest }: TextAreaProps) {
  const [hintId, problemId] = [`${name}-hint`, `${name}-problem`]
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={name} className="w-fit font-medium">
        {label}
      </label>
      <textarea
        id={name}
        name={name}
        rows={4}
        dir="auto"
        className={`${inputClasses} h-auto resize-y py-1.5`}
        aria-describedby={problem === null ? hintId : `${problemId} ${hintId}`}
        aria-invalid={problem === null ? undefined : true}
        {...rest}
      />
      {problem !== null && (
        <p id={problemId} role="alert" className="text-bad wrap-anywhere">
          {problem}
        </p>
      )}
      <p id={hintId} className="text-muted">
        {hint}
      </p>
    </div>
  )
}
