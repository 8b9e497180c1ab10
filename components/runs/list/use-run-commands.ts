'use client'
import { useRouter } from 'next/navigation'
import type { RunAction } from '#/components/runs/actions/action-hindrance.ts'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { tell } from '#/components/ui/toasts.tsx'
import type { Run } from '#/lib/client/run.ts'

/** Something to do with one run, from the menu of its row or by a key. */
export type RunCommand = {
  name: RunAction | 'look' | 'open'
  key: string | null
  words: string
  /** Why it cannot be done now; null when it can. */
  hindranceOf: (run: Run) => string | null
  does: (run: Run) => void
}

const commandsOfActions: { action: RunAction; key: string | null; words: string }[] = [
  { action: 'rerunWith', key: 'r', words: 'Rerun with parameters' },
  { action: 'rerun', key: 'R', words: 'Rerun' },
  { action: 'cancel', key: null, words: 'Cancel' },
  { action: 'acknowledge', key: null, words: 'Acknowledge its failure' },
  { action: 'clone', key: 'c', words: 'Clone' },
  { action: 'duplicate', key: 'd', words: 'Duplicate' },
  { action: 'share', key: null, words: 'Copy the link' },
]

/** What can be done with a run of the list, in the order of its menu. `peek` shows it beside the list. */
export function useRunCommands(peek: (run: Run) => void): RunCommand[] {
  const { account } = useViewer()
  const router = useRouter()
  const actions = useRunActions()
  const open: RunCommand = {
    name: 'open',
    key: 'o',
    words: 'Open',
    hindranceOf: () => null,
    does: (run: Run) => router.push(runPagePath({ account, report: run.reportToken, run: run.token })),
  }
  const look: RunCommand = {
    name: 'look',
    key: 'Enter',
    words: 'Look at it beside the list',
    hindranceOf: () => null,
    does: peek,
  }
  const others = commandsOfActions.map(({ action, ...shown }) => ({
    ...shown,
    name: action,
    hindranceOf: (run: Run) => actions.hindranceOf(action, run),
    does: (run: Run) => actions[action](run),
  }))
  return [look, open, ...others]
}

/** Does it, or says why it cannot be done. */
export function obey(command: RunCommand, run: Run): void {
  const hindrance = command.hindranceOf(run)
  if (hindrance === null) command.does(run)
  else tell({ says: hindrance, isBad: true, id: 'hindrance' })
}
