'use client'
import { type FormEvent, useState } from 'react'
import { formProblems } from '#/components/forms/field-problem.ts'
import { type TextRule, lengthProblem, textProblem } from '#/components/forms/text-rule.ts'
import { textsOf } from '#/components/ui/form-texts.ts'

/** A field by the name that it has in the form and in the runs API, and what stands in it. */
export type CheckedField<F extends string> = { name: F; text: string; rule: TextRule }

function focusOn(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLElement) field.focus()
}

/**
 * What is wrong in a form, at its fields: once one has tried to send it, and when the runs API has refused it with `error`;
 * `other` is what concerns no field. `submit` sends what is right, and else leads to the first field that is not. The form
 * takes `noValidate`: a browser's own bubble says less, and goes away.
 */
export function useCheckedForm<F extends string>(fields: readonly CheckedField<F>[], error: Error | null) {
  const [isTried, setIsTried] = useState(false)
  const names = fields.map(({ name }) => name)
  const { fields: problems, other } = formProblems(error, names)
  for (const { name, text, rule } of fields) {
    const problem = isTried ? textProblem(text, rule) : lengthProblem(text, rule)
    if (problem !== null) problems[name] = problem
  }
  const submit = (event: FormEvent<HTMLFormElement>, send: () => void) => {
    event.preventDefault()
    const texts = textsOf(event.currentTarget)
    const wrong = fields.find(({ name, rule }) => textProblem(texts[name] ?? '', rule) !== null)
    setIsTried(wrong !== undefined)
    if (wrong === undefined) send()
    else focusOn(event.currentTarget, wrong.name)
  }
  return { problems, other, submit }
}
