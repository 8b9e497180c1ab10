import type { ReactNode } from 'react'

export type FieldWords = {
  /** Its identity on the page too. */
  name?: string | undefined
  label: string
  hint?: string | undefined
  /** What is wrong with what stands in it; null or absent when nothing is. */
  problem?: string | null | undefined
}

const idsOf = (name: string | undefined) => ({ hintId: `${name}-hint`, problemId: `${name}-problem` })

/** What the control of a `FieldFrame` needs to be read out with its words. */
export function fieldAttributes({ name, hint, problem }: Omit<FieldWords, 'label'>) {
  const { hintId, problemId } = idsOf(name)
  const isWrong = problem !== null && problem !== undefined
  const described = [isWrong && problemId, hint !== undefined && hintId].filter((id) => id !== false)
  return {
    id: name,
    name,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': isWrong ? true : undefined,
  }
}

/** The label above a control, and below it what is wrong and what helps. */
export function FieldFrame({ name, label, hint, problem, children }: FieldWords & { children: ReactNode }) {
  const { hintId, problemId } = idsOf(name)
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={name} className="w-fit font-medium">
        {label}
      </label>
      {children}
      {problem !== null && problem !== undefined && (
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
