import type { QueryClient } from '@tanstack/react-query'
import { isOnScreen } from '#/components/runs/actions/on-screen.ts'
import { reportPagePath } from '#/components/runs/actions/run-link.ts'
import { reasonOf } from '#/components/runs/actions/tell-of-run.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { RunIds } from '#/lib/client/run.ts'
import type { DuplicateState } from '#/lib/runs/run-attributes.ts'
import { cloneOnce, duplicateOnce } from '#/lib/queries/copy-mutations.ts'
import { isolated } from '#/lib/format/isolated.ts'

/** How a copy goes, for who looks at the dialog or the page that asked for it. */
export type CopyWatch = {
  /** The path of the new report. */
  onDone: (path: string) => void
  onFailure: (reason: string) => void
  onState?: (state: DuplicateState) => void
}

export type CopyInput = { ids: RunIds; reportName: string; watch: CopyWatch }

/** The name under which a dialog says that it is on the screen. */
export function copyName(kind: 'clone' | 'duplicate', { run }: RunIds): string {
  return `${kind}-of-${run}`
}

type Copying = CopyInput & { kind: 'clone' | 'duplicate'; path: Promise<string> | undefined }

/** Leads on where somebody watches, and tells everybody else. */
async function follow({ ids, reportName, watch, kind, path }: Copying): Promise<void> {
  if (path === undefined) return
  try {
    const done = await path
    if (isOnScreen(copyName(kind, ids))) watch.onDone(done)
    else tell({ says: `${isolated(reportName)} was ${kind}d.`, lead: { href: done, words: 'Open the new report' } })
  } catch (error) {
    if (isOnScreen(copyName(kind, ids))) watch.onFailure(reasonOf(error))
    else tell({ says: `${isolated(reportName)} was not ${kind}d. ${reasonOf(error)}`, isBad: true })
  }
}

/** Makes a new report of the queries of a run, as they were. */
export async function cloneRunInto(client: QueryClient, input: CopyInput): Promise<void> {
  const path = cloneOnce(client, input.ids)?.then((copy) => reportPagePath(copy.accountUsername, copy.token))
  await follow({ ...input, kind: 'clone', path })
}

/** Makes a new report with a copy of a run and its results, in a shared collection (null: one's own). */
export async function duplicateRunInto(
  client: QueryClient,
  { collection, ...input }: CopyInput & { collection: string | null },
): Promise<void> {
  const { ids, watch } = input
  const onState = (state: DuplicateState) => watch.onState?.(state)
  const path = duplicateOnce(client, { ids, collection, onState })?.then((copy) => reportPagePath(ids.account, copy))
  await follow({ ...input, kind: 'duplicate', path })
}
