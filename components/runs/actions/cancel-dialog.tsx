'use client'
import { useQueryClient } from '@tanstack/react-query'
import { cancelAndTell } from '#/components/runs/actions/cancel-run.ts'
import type { RunQuestionProps } from '#/components/runs/actions/run-question.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import { isolated } from '#/lib/format/isolated.ts'

/** Asks once before a run is cancelled that somebody else waits for. */
export function CancelDialog({ run, onClose }: RunQuestionProps) {
  const client = useQueryClient()
  const { account } = useViewer()
  const cancel = () => {
    void cancelAndTell(client, account, run)
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={`Cancel this run of “${isolated(run.reportName)}”?`}>
      <p>
        <bdi>{run.executedBy}</bdi> started it <TimeAgo at={run.createdAt} /> and may be waiting for it. It cannot go on
        afterwards, only be run again.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="danger" onClick={cancel}>
          Cancel the run
        </Button>
        <Button data-opens-on onClick={onClose}>
          Let it run
        </Button>
      </div>
    </Dialog>
  )
}
