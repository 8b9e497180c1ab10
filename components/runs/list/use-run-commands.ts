'use client'
import {
  ArrowUpRight,
  Ban,
  Copy,
  CopyPlus,
  Link2,
  type LucideIcon,
  PanelRight,
  RotateCw,
  SlidersHorizontal,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { RunAction } from '#/components/runs/actions/action-hindrance.ts'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { tell } from '#/components/ui/toasts.tsx'
import type { Run } from '#/lib/client/run.ts'

/** Something to do with one run, from the menu of its row or by a key. */
export type RunCommand = {
  key: string | null
  words: string
  icon: LucideIcon
  /** Why it cannot be done now; null when it can. */
  hindranceOf: (run: Run) => string | null
  does: (run: Run) => void
}

const commandsOfActions: { action: RunAction; key: string | null; words: string; icon: LucideIcon }[] = [
  { action: 'rerunWith', key: 'r', words: 'Rerun with parameters', icon: SlidersHorizontal },
  { action: 'rerun', key: 'R', words: 'Rerun', icon: RotateCw },
  { action: 'cancel', key: null, words: 'Cancel', icon: Ban },
  { action: 'clone', key: 'c', words: 'Clone', icon: Copy },
  { action: 'duplicate', key: 'd', words: 'Duplicate', icon: CopyPlus },
  { action: 'share', key: null, words: 'Copy the link', icon: Link2 },
]

/** What can be done with a run of the list, in the order of its menu. `peek` shows it beside the list. */
export function useRunCommands(peek: (run: Run) => void): RunCommand[] {
  const { account } = useViewer()
  const router = useRouter()
  const actions = useRunActions()
  const open = {
    key: 'o',
    words: 'Open',
    icon: ArrowUpRight,
    hindranceOf: () => null,
    does: (run: Run) => router.push(runPagePath({ account, report: run.reportToken, run: run.token })),
  }
  const look = {
    key: 'Enter',
    words: 'Look at it beside the list',
    icon: PanelRight,
    hindranceOf: () => null,
    does: peek,
  }
  const others = commandsOfActions.map(({ action, ...shown }) => ({
    ...shown,
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
