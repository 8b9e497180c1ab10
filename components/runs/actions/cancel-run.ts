import type { QueryClient } from '@tanstack/react-query'
import { isOnScreen } from '#/components/runs/actions/on-screen.ts'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { reasonOf } from '#/components/runs/actions/tell-of-run.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { Run } from '#/lib/client/run.ts'
import { AppError } from '#/lib/errors.ts'
import { cancelOnce } from '#/lib/queries/run-mutations.ts'
import { isolated } from '#/lib/format/isolated.ts'

/** Cancels a run, and tells how that went where its state does not show it. */
export async function cancelAndTell(client: QueryClient, account: string, run: Run): Promise<void> {
  const ids = { account, report: run.reportToken, run: run.token }
  const lead = { href: runPagePath(ids), words: 'Open the run' }
  try {
    const cancelled = await cancelOnce(client, ids)
    if (cancelled !== undefined && !isOnScreen(run.token))
      tell({ id: run.token, says: `${isolated(run.reportName)} was cancelled.`, lead })
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') {
      tell({
        id: run.token,
        says: `${isolated(run.reportName)} had ended already, so there was nothing to cancel.`,
        lead,
      })
    } else {
      tell({
        id: run.token,
        says: `${isolated(run.reportName)} was not cancelled. ${reasonOf(error)}`,
        isBad: true,
        lead,
      })
    }
  }
}
