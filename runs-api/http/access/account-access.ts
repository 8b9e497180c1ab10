import type { Access, Caller } from '#/runs-api/http/caller.ts'
import { findAddressedAccount, type AddressedAccount } from '#/runs-api/store/memberships.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { createLookupsUnderWay } from '#/runs-api/http/access/lookups-under-way.ts'

const trustMs = 5_000
const maxRemembered = 10_000
const usernamePattern = /^[a-z0-9][a-z0-9_-]{0,38}$/i

export type AccessResolver = {
  /** Undefined where the caller has no business: an account that is not there, or not theirs. */
  resolve: (caller: Caller, username: string) => Promise<Access | undefined>
  /** Makes a change of what a person may do count at once in this process; others learn of it within five seconds. */
  forget: (personId: number) => void
}

function workspaceAccess(caller: Caller, { id, username, name, role }: AddressedAccount): Access | undefined {
  const account = { id, username, name, kind: 'workspace' } as const
  if (caller.credentialKind === 'workspace_key') {
    if (caller.accountId !== id) return undefined
    // No collection belongs to a workspace as a person's does, so as a viewer it sees none of those.
    return { caller, account, role: 'manager', scope: { kind: 'workspace', accountId: id, viewerId: id } }
  }
  if (role === null) return undefined
  const viewerId = role === 'admin' ? null : caller.accountId
  return { caller, account, role, scope: { kind: 'workspace', accountId: id, viewerId } }
}

function accessOf(caller: Caller, account: AddressedAccount): Access | undefined {
  if (account.kind === 'workspace') return workspaceAccess(caller, account)
  if (caller.accountId !== account.id) return undefined
  const { id, username, name, role } = account
  return {
    caller,
    account: { id, username, name, kind: 'user' },
    role: role ?? 'viewer',
    scope: { kind: 'person', ownerId: id },
  }
}

/** Settles what a caller may do in the account an address names (DESIGN 4), and trusts that for five seconds. */
export function createAccessResolver(db: Db, clock: () => Date): AccessResolver {
  const settled = new Map<string, { access: Access; untilMs: number }>()
  const settling = createLookupsUnderWay<Access | undefined>()
  let forgotten = 0

  async function settle(key: string, caller: Caller, username: string): Promise<Access | undefined> {
    const forgottenBefore = forgotten
    const account = await findAddressedAccount(db, username, caller.accountId)
    const access = account && accessOf(caller, account)
    if (settled.size >= maxRemembered) settled.clear()
    // One that changed while it was looked up must not be trusted from what was read before.
    const isTrusted = access !== undefined && forgotten === forgottenBefore
    if (isTrusted) settled.set(key, { access, untilMs: clock().getTime() + trustMs })
    return access
  }

  return {
    resolve: async (caller, username) => {
      if (!usernamePattern.test(username)) return undefined
      const key = `${caller.credentialId} ${username.toLowerCase()}`
      const known = settled.get(key)
      if (known !== undefined && clock().getTime() < known.untilMs) return known.access
      return settling.join(key, () => settle(key, caller, username))
    },
    forget: (personId) => {
      forgotten += 1
      settling.forget()
      for (const [key, { access }] of settled) if (access.caller.accountId === personId) settled.delete(key)
    },
  }
}
