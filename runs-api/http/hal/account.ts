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
import type { AccountRecord } from '#/runs-api/store/accounts.ts'

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

/** A person as they read themselves, with the workspaces they are in. */
export function currentAccount(account: AccountRecord, workspaces: Workspace[]): CurrentAccount {
  return {
    ...publicAccount(account, { mayEnter: true }),
    email: account.email,
    time_zone: account.timeZone,
    workspaces,
  }
}
