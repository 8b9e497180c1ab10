import { reportHindrance, roleHindrance } from '#/components/reports/hindrance.ts'
import type { Person } from '#/lib/client/account.ts'
import type { Report } from '#/lib/client/report.ts'
import type { Run } from '#/lib/client/run.ts'
import { hasRole } from '#/lib/contract/role.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

export type RunAction = 'rerun' | 'rerunWith' | 'cancel' | 'clone' | 'duplicate' | 'share' | 'acknowledge'

type Circumstances = {
  account: string
  person: Pick<Person, 'username' | 'workspaces'> | null
  run: Pick<Run, 'state' | 'purgedAt' | 'executedBy' | 'canCancel' | 'failure' | 'canAcknowledge'>
  /** The run's report, where the page knows it. */
  report?: Pick<Report, 'loadError' | 'isArchived' | 'isManualRunDisabled'> | undefined
}

/** True for a run that somebody else started, as far as the page knows who looks. */
export function isOfSomebodyElse(of: {
  person: Pick<Person, 'username'> | null
  run: Pick<Run, 'executedBy'>
}): boolean {
  return of.person !== null && of.person.username !== of.run.executedBy
}

function cancelHindrance({ account, person, run }: Circumstances): string | null {
  if (isFinished(run.state)) return 'This run is over, so there is nothing to cancel.'
  const role = person?.workspaces.find(({ username }) => username === account)?.role
  if (run.canCancel || role === undefined || hasRole(role, 'manager')) return null
  return isOfSomebodyElse({ person, run }) ? 'Only who started a run, or a manager, can cancel it.' : null
}

function duplicateHindrance({ run }: Circumstances): string | null {
  if (!isFinished(run.state)) return 'This run is not over yet. Duplicate it when it is.'
  return run.purgedAt === null ? null : 'The results of this run are no longer kept. Run it again, or clone it.'
}

/** The runs API offers the action where it is possible; the rest says why it is not. */
function acknowledgeHindrance({ account, person, run }: Circumstances): string | null {
  if (run.canAcknowledge) return null
  if (run.failure?.isOpen !== true) return 'This is no open failure, so there is nothing to acknowledge.'
  const refusal = roleHindrance(person ?? undefined, account, 'acknowledge failures')
  return refusal ?? 'You may not acknowledge failures of this report. Ask an administrator for more.'
}

const rules: Record<RunAction, (circumstances: Circumstances) => string | null> = {
  rerun: ({ report }) => (report ? reportHindrance(report) : null),
  rerunWith: ({ report }) => (report ? reportHindrance(report) : null),
  cancel: cancelHindrance,
  clone: () => null,
  duplicate: duplicateHindrance,
  share: () => null,
  acknowledge: acknowledgeHindrance,
}

/** Why a person cannot do something with a run now; null when they can. The runs API has the last word. */
export function actionHindrance(action: RunAction, circumstances: Circumstances): string | null {
  const needsRole = action !== 'share' && action !== 'acknowledge'
  const { person, account } = circumstances
  return (needsRole ? roleHindrance(person ?? undefined, account) : null) ?? rules[action](circumstances)
}
