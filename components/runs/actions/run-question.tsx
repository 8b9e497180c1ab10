'use client'
import { Suspense } from 'react'
import { lazyPart } from '#/components/runs/actions/lazy-part.tsx'
import type { Run } from '#/lib/client/run.ts'

/** What is asked before something is done with a run; `share` shows its link where it cannot be copied. */
export type RunQuestionAsked = { kind: 'clone' | 'duplicate' | 'cancel' | 'share'; run: Run }
export type RunQuestionProps = {
  run: Run
  onClose: () => void
  /** Asks something else about the same run. */
  onAsk: (kind: RunQuestionAsked['kind']) => void
}

const dialogs = {
  clone: lazyPart(async () => (await import('#/components/runs/actions/clone-dialog.tsx')).CloneDialog),
  duplicate: lazyPart(async () => (await import('#/components/runs/actions/duplicate-dialog.tsx')).DuplicateDialog),
  cancel: lazyPart(async () => (await import('#/components/runs/actions/cancel-dialog.tsx')).CancelDialog),
  share: lazyPart(async () => (await import('#/components/runs/actions/share-dialog.tsx')).ShareDialog),
}

type QuestionProps = { asked: RunQuestionAsked; onAsk: (asked: RunQuestionAsked | null) => void }

/** The dialog that a question needs; `onAsk` with null closes it. */
export function RunQuestion({ asked, onAsk }: QuestionProps) {
  const Asked = dialogs[asked.kind]
  return (
    <Suspense>
      <Asked run={asked.run} onClose={() => onAsk(null)} onAsk={(kind) => onAsk({ kind, run: asked.run })} />
    </Suspense>
  )
}
