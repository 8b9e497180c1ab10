'use client'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import type { RunQuestionProps } from '#/components/runs/actions/run-question.tsx'
import { absoluteAddress } from '#/components/runs/actions/share-run.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Dialog } from '#/components/ui/dialog.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { takeFocus } from '#/components/ui/take-focus.ts'

/** The link to a run, ready to be copied by hand. */
export function ShareDialog({ run, onClose }: RunQuestionProps) {
  const { account } = useViewer()
  const address = absoluteAddress(runPagePath({ account, report: run.reportToken, run: run.token }))
  return (
    <Dialog isOpen onClose={onClose} title="Link to this run">
      <p>The browser does not let this page copy. The link is selected: copy it from here.</p>
      <input readOnly aria-label="Link to this run" value={address} ref={takeFocus} className={inputClasses} />
    </Dialog>
  )
}
