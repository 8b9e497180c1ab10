import type { Report } from '#/lib/client/report.ts'
import type { Person } from '#/lib/client/account.ts'
import { hasRole } from '#/lib/contract/role.ts'

/** Why a person cannot run anything in an account, or do what else takes an analyst; null when they can. The runs API has the last word. */
export function roleHindrance(
  person: Pick<Person, 'workspaces'> | undefined,
  account: string,
  what = 'run reports',
): string | null {
  const workspace = person?.workspaces.find(({ username }) => username === account)
  if (workspace === undefined || hasRole(workspace.role, 'analyst')) return null
  return `You can look at ${workspace.name}, not ${what} in it. Ask an administrator for more.`
}

/** Why a report cannot be run by hand by anybody; null when it can. */
export function reportHindrance(
  report: Pick<Report, 'loadError' | 'isArchived' | 'isManualRunDisabled'>,
): string | null {
  if (report.loadError !== null) return 'This report cannot run until its file is mended.'
  if (report.isArchived) return 'This report is archived.'
  return report.isManualRunDisabled ? 'Running by hand is switched off for this report.' : null
}
