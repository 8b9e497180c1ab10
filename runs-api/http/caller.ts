import type { Role } from '#/lib/contract/role.ts'
import type { CredentialKind, SessionStart } from '#/runs-api/store/schema.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'

/** Who asks: the account behind a valid credential. A workspace key's account is the workspace itself. */
export type Caller = {
  accountId: number
  username: string
  credentialId: number
  credentialKind: CredentialKind
  /** What a session was begun with; null for credentials that are no session. */
  begunBy: SessionStart | null
}

/** What the caller may do in the account that the address names, settled once a request. */
export type Access = {
  caller: Caller
  role: Role
  scope: ReportScope
  /** The account of the address: its `username` is what stands in links. */
  account: { id: number; username: string; name: string; kind: 'workspace' | 'user' }
}
