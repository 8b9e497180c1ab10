import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { copyText } from '#/components/ui/copy-text.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { Run } from '#/lib/client/run.ts'

/** The address of a page of ours for somebody else. */
export function absoluteAddress(path: string): string {
  return new URL(path, window.location.origin).href
}

/** Copies the address of a run's page; `onFailure` shows it where that is not possible. */
export async function shareRun(account: string, run: Run, onFailure: (run: Run) => void): Promise<void> {
  const address = absoluteAddress(runPagePath({ account, report: run.reportToken, run: run.token }))
  if (await copyText(address))
    tell({ id: `share-${run.token}`, says: `The link to this run of ${run.reportName} is copied.` })
  else onFailure(run)
}
