import type { Access } from '#/runs-api/http/caller.ts'
import type { AuditEntry } from '#/runs-api/store/audit-log.ts'

/** The entry for a change of who is in a workspace. `details` name the person. */
export function auditOfPerson(
  { account, caller }: Access,
  action: string,
  details: { username: string; [more: string]: string },
): AuditEntry {
  return {
    accountId: account.id,
    actorId: caller.accountId,
    action,
    subjectType: 'account',
    subjectToken: null,
    details,
  }
}
