'use client'
import type { OpenFailures } from '#/components/runs/acknowledge/acknowledge-words.ts'
import { laterPart } from '#/components/ui/later-part.tsx'
import type { Run } from '#/lib/client/run.ts'

/** What is asked before something is done with a run; `share` shows its link where it cannot be copied. */
export type RunQuestionAsked = {
  kind: 'clone' | 'duplicate' | 'cancel' | 'share' | 'acknowledge'
  run: Run
  /** The open failures of the run's report, where all up to this run are meant. */
  openFailures?: OpenFailures | undefined
}
export type RunQuestionProps = {
  run: Run
  openFailures?: OpenFailures | undefined
  onClose: () => void
  /** Asks something else about the same run. */
  onAsk: (kind: RunQuestionAsked['kind']) => void
}

const dialogs = {
  clone: laterPart(async () => (await import('#/components/runs/actions/clone-dialog.tsx')).CloneDialog),
  duplicate: laterPart(async () => (await import('#/components/runs/actions/duplicate-dialog.tsx')).DuplicateDialog),
  cancel: laterPart(async () => (await import('#/components/runs/actions/cancel-dialog.tsx')).CancelDialog),
  acknowledge: laterPart(
    async () => (await import('#/components/runs/acknowledge/acknowledge-dialog.tsx')).AcknowledgeDialog,
  ),
  share: laterPart(async () => (await import('#/components/runs/actions/share-dialog.tsx')).ShareDialog),
}

type QuestionProps = { asked: RunQuestionAsked; onAsk: (asked: RunQuestionAsked | null) => void }

/** The dialog that a question needs; `onAsk` with null closes it. */
export function RunQuestion({ asked, onAsk }: QuestionProps) {
  const Asked = dialogs[asked.kind]
  const { run, openFailures } = asked
  return (
    <Asked run={run} openFailures={openFailures} onClose={() => onAsk(null)} onAsk={(kind) => onAsk({ kind, run })} />
  )
}
