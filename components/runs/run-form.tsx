'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import type { RunField } from '#/lib/client/run-field.ts'
import { AppError } from '#/lib/errors.ts'
import { useStartRun } from '#/lib/queries/run-mutations.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { RunFormField } from '#/components/runs/run-form-field.tsx'
import { type FieldText, fieldNamedIn, parametersOf, startText } from '#/components/runs/run-form-values.ts'
import { Button } from '#/components/ui/button.tsx'

type RunFormProps = {
  account: string
  report: string
  fields: RunField[]
  /** Parameters of the run that is repeated; those the form does not know go along as they are. */
  parameters?: Parameters
  label: string
  /** Why this person cannot run this report now; null when they can. */
  hindrance: string | null
}

/** A report's form. Starts a run and leads to it; a refusal stands at its field and nothing typed is lost. */
export function RunForm({ account, report, fields, parameters = {}, label, hindrance }: RunFormProps) {
  const router = useRouter()
  const search = useSearchParams()
  const start = useStartRun()
  const [edits, setEdits] = useState<Record<string, FieldText>>({})
  const textOf = (field: RunField) => edits[field.name] ?? startText(field, search, parameters)
  const message = start.error instanceof AppError && start.error.code === 'bad_request' ? start.error.message : ''
  const refused = fieldNamedIn(message, fields)

  // The button is disabled only at the next paint: a second press before that must not start a second run.
  const isSending = useRef(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    const texts = Object.fromEntries(fields.map((field) => [field.name, textOf(field)]))
    start.mutate(
      { account, report, parameters: parametersOf(fields, texts, parameters) },
      {
        onSuccess: (run) => router.push(`/${account}/reports/${report}/runs/${run.token}`),
        onError: () => {
          isSending.current = false
        },
      },
    )
  }
  const isBusy = start.isPending || start.isSuccess
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <fieldset disabled={hindrance !== null} className="grid min-w-0 gap-4">
        <legend className="sr-only">Parameters</legend>
        {fields.map((field) => (
          <RunFormField
            key={field.name}
            field={field}
            text={textOf(field)}
            problem={field.name === refused ? message : null}
            onEdit={(text) => setEdits((now) => ({ ...now, [field.name]: text }))}
          />
        ))}
      </fieldset>
      {start.error && refused === null && <MutationProblem error={start.error} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={hindrance !== null || isBusy}>
          {isBusy ? 'Starting…' : label}
        </Button>
        {hindrance !== null && <p className="text-muted">{hindrance}</p>}
      </div>
    </form>
  )
}
