import type { CurrentAccount, PublicAccount, Workspace } from '#/lib/contract/account.ts'
import type { Links } from '#/lib/contract/hal.ts'
import {
  accountHref,
  accountRunsHref,
  collectionsHref,
  dataSourcesHref,
  link,
  reportsHref,
} from '#/runs-api/http/hal/links.ts'
import { runsPageHref } from '#/runs-api/http/hal/page-links.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import type { Caller } from '#/runs-api/http/caller.ts'
import type { AccountRecord } from '#/runs-api/store/accounts.ts'
import type { OwnAccount } from '#/runs-api/store/people/own-account.ts'

function linksInto(username: string): Links {
  return {
    collections: link(collectionsHref(username)),
    spaces: link(collectionsHref(username)),
    data_sources: link(dataSourcesHref(username)),
    reports: link(reportsHref(username)),
    report_runs: link(accountRunsHref(username)),
    web: link(runsPageHref(username)),
  }
}

/** What anybody may read of an account; the links into it only for those they lead somewhere (RUNS-API 5). */
export function publicAccount(account: AccountRecord, { mayEnter }: { mayEnter: boolean }): PublicAccount {
  const { username, name, token, id, kind, createdAt } = account
  return {
    username,
    name,
    id: String(id),
    token,
    user: kind === 'user',
    created_at: timestamp(createdAt),
    _links: { self: link(accountHref(username)), ...(mayEnter ? linksInto(username) : {}) },
  }
}

/** True where the person has shown by a one-time link who they are: it is for those who lost their password. */
function cameByLink({ credentialKind, begunBy }: Caller): boolean {
  return credentialKind === 'session' && begunBy === 'link'
}

/** Whether a password is changed only by whoever knows it. */
export function needsCurrentPassword({ hasPassword }: { hasPassword: boolean }, caller: Caller): boolean {
  return hasPassword && !cameByLink(caller)
}

/** A person as they read themselves, with the workspaces they are in. */
export function currentAccount(
  account: OwnAccount,
  { caller, workspaces }: { caller: Caller; workspaces: Workspace[] },
): CurrentAccount {
  return {
    ...publicAccount(account, { mayEnter: true }),
    email: account.email,
    time_zone: account.timeZone,
    workspaces,
    preferences: account.preferences,
    has_password: account.hasPassword,
    needs_current_password: needsCurrentPassword(account, caller),
  }
}
