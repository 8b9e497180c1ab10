import type { QueryClient } from '@tanstack/react-query'
import { isOnScreen } from '#/components/runs/actions/on-screen.ts'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { reasonOf } from '#/components/runs/actions/tell-of-run.ts'
import { changeDraft } from '#/components/runs/rerun/form-drafts.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { MeantFailures, Run } from '#/lib/client/run.ts'
import { isolated } from '#/lib/format/isolated.ts'
import { acknowledgeOnce, unacknowledgeOnce } from '#/lib/queries/acknowledge-mutations.ts'

type Acknowledging = {
  meant: MeantFailures
  reportName: string
  /** The form that keeps what was typed. */
  form: string
  watch: { onDone: () => void; onFailure: (error: Error) => void }
}

/** Ends the form where somebody looks at it, and tells everybody else when it was in vain: what was typed is kept then. */
async function follow({ meant, reportName, form, watch }: Acknowledging, answer?: Promise<Run>): Promise<void> {
  if (answer === undefined) return
  try {
    await answer
    changeDraft(form, { edits: {} })
    if (isOnScreen(form)) watch.onDone()
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    if (isOnScreen(form)) watch.onFailure(error)
    else {
      const says = `What you said about the failure of ${isolated(reportName)} was not kept. ${reasonOf(error)}`
      tell({ says, isBad: true, lead: { href: runPagePath(meant), words: 'Open the run' } })
    }
  }
}

/** Takes note of failures. A second press meanwhile changes nothing. */
export async function acknowledge(client: QueryClient, input: Acknowledging, note: string): Promise<void> {
  await follow(input, acknowledgeOnce(client, input.meant, note))
}

/** Takes that back. */
export async function unacknowledge(client: QueryClient, input: Acknowledging): Promise<void> {
  await follow(input, unacknowledgeOnce(client, input.meant))
}
