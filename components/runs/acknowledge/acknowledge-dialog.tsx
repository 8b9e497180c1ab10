'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { acknowledge, unacknowledge } from '#/components/runs/acknowledge/acknowledge-failures.ts'
import { roomWords } from '#/components/runs/acknowledge/acknowledge-words.ts'
import { AcknowledgementLine } from '#/components/runs/acknowledge/acknowledgement-line.tsx'
import { useOnScreen } from '#/components/runs/actions/on-screen.ts'
import type { RunQuestionProps } from '#/components/runs/actions/run-question.tsx'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { editField, useFieldEdit } from '#/components/runs/rerun/form-drafts.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { TextArea } from '#/components/ui/text-area.tsx'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { formatAmount } from '#/lib/format/quantity.ts'
import { isolated } from '#/lib/format/isolated.ts'
import { useIsAcknowledging } from '#/lib/queries/acknowledge-mutations.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'
import { maxNoteLength } from '#/lib/runs/failure-note.ts'

const rule = { maxChars: maxNoteLength }

/** The run as it is now: others may take note of it, or recover it, while one writes. */
function useFailure(ids: RunIds, run: Run): Run['failure'] {
  const { data } = useQuery({ ...runDetailsQuery(ids), placeholderData: { run, queryRuns: [] } })
  return (data?.run ?? run).failure
}

/** Says of an open failure, or of all of its report, that one knows of it, with a note; and takes that back. */
export function AcknowledgeDialog({ run, openFailures, onClose }: RunQuestionProps) {
  const client = useQueryClient()
  const { account } = useViewer()
  const ids = { account, report: run.reportToken, run: run.token }
  const failure = useFailure(ids, run)
  // Of several it is said only once it was said of all.
  const saidOfAll = openFailures?.unacknowledged === 0 ? openFailures.acknowledged : null
  const said = openFailures === undefined ? (failure?.acknowledged ?? null) : saidOfAll
  const form = openFailures === undefined ? `acknowledge-${run.token}` : `acknowledge-all-${run.reportToken}`
  const edit = useFieldEdit(form, 'note')
  const note = typeof edit === 'string' ? edit : (said?.note ?? '')
  // What the field begins with need not stand above it too; what somebody else wrote meanwhile must.
  const [began] = useState({ isTyped: edit !== undefined, saidAt: said?.at })
  const isNoteShown = began.isTyped || began.saidAt !== said?.at
  const [error, setError] = useState<Error | null>(null)
  const isWaiting = useIsAcknowledging(run.token)
  const { problems, other, submit } = useCheckedForm([{ name: 'note', text: note, rule }], error)
  useOnScreen(form)
  const input = {
    meant: { ...ids, isWithEarlier: openFailures !== undefined },
    reportName: run.reportName,
    form,
    watch: { onDone: onClose, onFailure: setError },
  }
  const send = () => {
    setError(null)
    void acknowledge(client, input, note)
  }
  const takeBack = () => {
    setError(null)
    void unacknowledge(client, input)
  }
  const count = openFailures?.count ?? 1
  const known = count === 1 ? 'of it. It stays open' : 'of them. Each stays open'
  const title = count === 1 ? 'Acknowledge the failure of' : `Acknowledge the ${formatAmount(count, 'open failure')} of`
  return (
    <Dialog isOpen onClose={onClose} title={`${title} ${isolated(run.reportName)}`}>
      <p className="text-muted">
        Everybody in the workspace reads on Health and on the {count === 1 ? 'run' : 'runs'} that you know {known} until
        a later run with the same parameters succeeds.
      </p>
      {said !== null && <AcknowledgementLine acknowledged={said} isNoteShown={isNoteShown} />}
      <form noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => submit(event, send)}>
        <TextArea
          label="Note"
          name="note"
          data-opens-on
          value={note}
          hint={`What others should know: the cause, who mends it, until when. ${roomWords(note, maxNoteLength)}`}
          problem={problems.note ?? null}
          onChange={({ target }) => editField(form, 'note', target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
        {failure !== null && !failure.isOpen && (
          <Notice look="wait" title="A later run has recovered this failure meanwhile. There is nothing left to do." />
        )}
        {other && <MutationProblem error={other} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" aria-busy={isWaiting}>
            {isWaiting ? 'Saving …' : said === null ? 'Acknowledge' : 'Save'}
          </Button>
          <Button onClick={onClose}>Not now</Button>
          {said !== null && (
            <Button look="danger" className="sm:ml-auto" onClick={takeBack}>
              Take it back
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
