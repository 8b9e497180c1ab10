import type { QueryClient } from '@tanstack/react-query'
import { isOnScreen } from '#/components/runs/actions/on-screen.ts'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { messageOf } from '#/lib/errors.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { followRun } from '#/lib/queries/follow-run.ts'
import { isSessionOver } from '#/lib/queries/session-over.ts'
import { isSuccess } from '#/lib/runs/run-state.ts'
import { isolated } from '#/lib/format/isolated.ts'

const followMs = 5 * 60_000
const maxReasonChars = 240

/** Why something was not done, for a sentence of its own. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && isSessionOver(error) ? 'Your session is over. Sign in again.' : messageOf(error)
}

/** How a run ended, in a sentence. */
export function outcomeWords({ reportName, state, durationSeconds, failure }: Run): string {
  if (isSuccess(state)) {
    return durationSeconds === null
      ? `${isolated(reportName)} succeeded.`
      : `${isolated(reportName)} succeeded after ${formatDuration(durationSeconds)}.`
  }
  if (state === 'cancelled') return `${isolated(reportName)} was cancelled.`
  const reason = failure?.message ?? ''
  return `${isolated(reportName)} failed. ${reason.length > maxReasonChars ? `${reason.slice(0, maxReasonChars)}…` : reason}`
}

/** Follows a run that was just started for some minutes, and tells how it ended where that is not seen anyway. */
export async function tellOutcome(client: QueryClient, ids: RunIds, toast: string): Promise<void> {
  const run = await followRun(client, ids, AbortSignal.timeout(followMs))
  if (run === null || isOnScreen(ids.run)) return
  const lead = { href: runPagePath(ids), words: 'Open the run' }
  tell({ id: toast, says: outcomeWords(run), isBad: run.state === 'failed', lead })
}
