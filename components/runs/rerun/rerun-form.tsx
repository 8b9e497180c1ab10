'use client'
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { reportHindrance } from '#/components/reports/hindrance.ts'
import type { FormAddress } from '#/components/runs/actions/run-link.ts'
import { startFromForm } from '#/components/runs/actions/start-run.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { CarriedAlong } from '#/components/runs/rerun/carried-along.tsx'
import { parametersBeside, textNow } from '#/components/runs/rerun/changed-fields.ts'
import { FieldRow } from '#/components/runs/rerun/field-row.tsx'
import { takeFocusOfPanel } from '#/components/runs/rerun/first-field.ts'
import { FormFoot } from '#/components/runs/rerun/form-foot.tsx'
import { changeDraft, readDraft, useDraft } from '#/components/runs/rerun/form-drafts.ts'
import { choiceProblem, parametersOf } from '#/components/runs/rerun/form-values.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import type { Report } from '#/lib/client/report.ts'
import type { Run } from '#/lib/client/run.ts'
import { AppError } from '#/lib/errors.ts'

type RerunFormProps = { form: string; address: FormAddress; report: Report; repeated: Run | null; search: string }

/** A report's form with the values of the run that is repeated. A refusal stands at its field, and nothing typed is lost. */
export function RerunForm({ form, address, report, repeated, search }: RerunFormProps) {
  const client = useQueryClient()
  const viewer = useViewer()
  const { problem } = useDraft(form)
  const { fields } = report
  const start = { search: new URLSearchParams(search), repeated: repeated?.parameters ?? {} }
  const hindrance = viewer.hindrance ?? reportHindrance(report)
  const refused = fields.some(({ name }) => name === problem?.field)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (hindrance !== null) return
    const { edits } = readDraft(form)
    const texts = Object.fromEntries(fields.map((field) => [field.name, textNow(field, start, edits[field.name])]))
    for (const field of fields) {
      const strange = choiceProblem(field, texts[field.name] ?? '')
      if (strange === null) continue
      return changeDraft(form, { problem: { error: new AppError('bad_request', strange), field: field.name } })
    }
    const beside = Object.fromEntries(parametersBeside(fields, start))
    const input = { ...address, parameters: { ...beside, ...parametersOf(fields, texts) } }
    void startFromForm(client, { form, input, fields, reportName: report.name })
  }
  return (
    <form ref={takeFocusOfPanel} onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 grid-cols-1 content-start gap-4 overflow-y-auto overscroll-contain py-4 pr-4">
        {fields.length === 0 && <p className="text-muted pl-4">This report takes no parameters.</p>}
        {fields.map((field) => (
          <FieldRow
            key={field.name}
            form={form}
            field={field}
            start={start}
            isRepeated={Object.hasOwn(start.repeated, field.name)}
            problem={problem !== null && field.name === problem.field ? problem.error.message : null}
          />
        ))}
        <CarriedAlong fields={fields} start={start} isRepeated={repeated !== null} />
      </div>
      {problem !== null && !refused && (
        <div className="border-line border-t px-4 py-3">
          <MutationProblem error={problem.error} />
        </div>
      )}
      <FormFoot form={form} address={address} values={{ fields, start }} hindrance={hindrance} />
    </form>
  )
}
