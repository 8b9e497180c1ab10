'use client'
import { actionHindrance } from '#/components/runs/actions/action-hindrance.ts'
import type { RunQuestionProps } from '#/components/runs/actions/run-question.tsx'
import { CloneForm } from '#/components/runs/clone-form.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'

export function CloneDialog({ run, onClose, onAsk }: RunQuestionProps) {
  const { account, person, hindrance } = useViewer()
  const canDuplicate = actionHindrance('duplicate', { account, person, run }) === null
  return (
    <Dialog isOpen onClose={onClose} title="Clone this run">
      <CloneForm
        ids={{ account, report: run.reportToken, run: run.token }}
        reportName={run.reportName}
        hindrance={hindrance}
        onDone={onClose}
        onDuplicate={canDuplicate ? () => onAsk('duplicate') : undefined}
      >
        <Button onClick={onClose}>Not now</Button>
      </CloneForm>
    </Dialog>
  )
}
