'use client'
import { useQueryClient } from '@tanstack/react-query'
import { cancelAndTell } from '#/components/runs/actions/cancel-run.ts'
import { repeatRun } from '#/components/runs/actions/start-run.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import type { Run } from '#/lib/client/run.ts'

/** Several runs at once: what is to be done with which of them. */
export type BulkAsked = { action: 'rerun' | 'cancel'; runs: Run[] }

const words = {
  rerun: { verb: 'Rerun', says: 'Each report runs again with the parameters of its run.' },
  cancel: { verb: 'Cancel', says: 'What they have found so far is not kept.' },
}

/** Asks before something is done with several runs. */
export function BulkQuestion({ asked: { action, runs }, onClose }: { asked: BulkAsked; onClose: () => void }) {
  const client = useQueryClient()
  const { account } = useViewer()
  const { verb, says } = words[action]
  const does = action === 'rerun' ? repeatRun : cancelAndTell
  const confirm = () => {
    for (const run of runs) void does(client, account, run)
    onClose()
  }
  const title = `${verb} ${runs.length} runs?`
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <p>{says}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Leave them as they are</Button>
        <Button data-opens-on look={action === 'cancel' ? 'danger' : 'primary'} onClick={confirm}>
          {verb} {runs.length} runs
        </Button>
      </div>
    </Dialog>
  )
}
