'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { StartRunInput } from '#/lib/client/run.ts'
import type { RunField } from '#/lib/client/run-field.ts'
import { AppError } from '#/lib/errors.ts'
import { startOnce } from '#/lib/queries/run-mutations.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { FormField } from '#/components/runs/rerun/form-field.tsx'
import { type FieldText, fieldNamedIn, parametersOf, startText } from '#/components/runs/rerun/form-values.ts'
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
  const client = useQueryClient()
  const start = useMutation({ mutationFn: async (input: StartRunInput) => await startOnce(client, report, input) })
  const [edits, setEdits] = useState<Record<string, FieldText>>({})
  const textOf = (field: RunField) => edits[field.name] ?? startText(field, search, parameters)
  const message = start.error instanceof AppError && start.error.code === 'bad_request' ? start.error.message : ''
  const refused = fieldNamedIn(message, fields)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const texts = Object.fromEntries(fields.map((field) => [field.name, textOf(field)]))
    start.mutate(
      { account, report, parameters: { ...parameters, ...parametersOf(fields, texts) } },
      {
        onSuccess: (run) => run && router.push(`/${account}/reports/${report}/runs/${run.token}`),
      },
    )
  }
  const isBusy = start.isPending || start.isSuccess
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <fieldset disabled={hindrance !== null} className="grid min-w-0 gap-4">
        <legend className="sr-only">Parameters</legend>
        {fields.map((field) => (
          <FormField
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
