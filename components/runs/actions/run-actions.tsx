'use client'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, createContext, useContext, useState } from 'react'
import { type RunAction, actionHindrance, isOfSomebodyElse } from '#/components/runs/actions/action-hindrance.ts'
import { RunQuestion, type RunQuestionAsked } from '#/components/runs/actions/run-question.tsx'
import { shareRun } from '#/components/runs/actions/share-run.ts'
import type { OpenFailures } from '#/components/runs/acknowledge/acknowledge-words.ts'
import { type AskedForm, askForm } from '#/components/runs/actions/asked-form.ts'
import { FormPanel } from '#/components/runs/actions/form-panel.tsx'
import type { Repeatable } from '#/components/runs/actions/start-run.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { type Later, later } from '#/components/ui/later.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { Report } from '#/lib/client/report.ts'
import type { Run } from '#/lib/client/run.ts'
import { reportQuery } from '#/lib/queries/reports-query.ts'

/** Each does its work and says how it went; what cannot be done now is said by `hindranceOf` before. */
export type RunActions = Record<RunAction, (run: Run) => void> & {
  /** Takes note of all open failures of a report up to this run, or takes that back. */
  acknowledgeAll: (run: Run, openFailures: OpenFailures) => void
  /** Runs at once what a schedule runs, which is repeated by the schedule's token. */
  runScheduled: (repeated: Repeatable) => void
  /** Opens the form of a report, for a run that repeats none. */
  runReport: (report: Pick<Report, 'token' | 'name'>) => void
  /** Why this person cannot do that with that run now, in a sentence; null when they can. */
  hindranceOf: (action: RunAction, run: Run) => string | null
}

const startRun = later(async () => await import('#/components/runs/actions/start-run.ts'))
const cancelRun = later(async () => await import('#/components/runs/actions/cancel-run.ts'))

function sayNotLoaded(): void {
  tell({ says: 'Nothing was done: a part of this page could not be loaded. Try again.', isBad: true })
}

/** Does what a part of the page can that may still have to be loaded. */
function withPart<T>(part: Later<T>, does: (part: T) => Promise<void>): void {
  void part.fetch().then(does, sayNotLoaded)
}

const RunActionsContext = createContext<RunActions | null>(null)

/** What can be done with runs, from wherever they are shown on a page of the workspace. */
export function useRunActions(): RunActions {
  const actions = useContext(RunActionsContext)
  if (actions === null) throw new Error('useRunActions needs a RunActionsProvider above it')
  return actions
}

/** A run's report, where a page has read it already. */
function knownReport(client: QueryClient, account: string, report: string): Report | undefined {
  return client.getQueryData(reportQuery(account, report).queryKey)
}

/** Holds the panel and the dialogs of what can be done with runs; they are loaded when they are asked for. */
export function RunActionsProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const { account, person } = useViewer()
  const [question, setQuestion] = useState<RunQuestionAsked | null>(null)
  const openForm = (asked: Omit<AskedForm, 'page'>) => askForm({ ...asked, page: window.location.pathname })
  const ask = (kind: RunQuestionAsked['kind']) => (run: Run) => setQuestion({ kind, run })
  const actions: RunActions = {
    rerun: (run) => withPart(startRun, ({ repeatRun }) => repeatRun(client, account, run)),
    runScheduled: (repeated) => withPart(startRun, ({ repeatRun }) => repeatRun(client, account, repeated)),
    rerunWith: (run) => openForm({ report: run.reportToken, name: run.reportName, run: run.token, repeated: run }),
    runReport: ({ token, name }) => openForm({ report: token, name, run: null, repeated: null }),
    cancel: (run) =>
      isOfSomebodyElse({ person, run })
        ? setQuestion({ kind: 'cancel', run })
        : withPart(cancelRun, ({ cancelAndTell }) => cancelAndTell(client, account, run)),
    clone: ask('clone'),
    duplicate: ask('duplicate'),
    acknowledge: ask('acknowledge'),
    acknowledgeAll: (run, openFailures) => setQuestion({ kind: 'acknowledge', run, openFailures }),
    share: (run) => void shareRun(account, run, ask('share')),
    hindranceOf: (action, run) =>
      actionHindrance(action, { account, person, run, report: knownReport(client, account, run.reportToken) }),
  }
  return (
    <RunActionsContext value={actions}>
      {children}
      <FormPanel />
      {question && <RunQuestion asked={question} onAsk={setQuestion} />}
    </RunActionsContext>
  )
}
