import type { WorkspacePerson } from '#/lib/contract/person.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import { accountHref, link, personHref } from '#/runs-api/http/hal/links.ts'
import { timestamp, timestampOrNull } from '#/runs-api/http/hal/timestamp.ts'
import type { PersonRecord } from '#/runs-api/store/people/people.ts'

/** Why an administrator cannot make a sign-in link for somebody; null when they can. */
export function linkHindrance({ caller }: Access, person: PersonRecord): string | null {
  if (person.id === caller.accountId) {
    return 'Nobody makes a link for themselves: another administrator can, or whoever runs the server.'
  }
  if (!person.isElsewhere) return null
  return `${person.username} is also in a workspace that you do not administrate, and a link would let its bearer in there.`
}

function formsOf({ caller, role, account }: Access, person: PersonRecord, hindrance: string | null) {
  const href = personHref(account.username, person.username)
  const isAdmin = role === 'admin'
  const forms: WorkspacePerson['_forms'] = {}
  if (isAdmin) forms['change_role'] = { method: 'patch', action: href }
  if (isAdmin || person.id === caller.accountId) forms['remove'] = { method: 'delete', action: href }
  if (isAdmin && hindrance === null) forms['make_link'] = { method: 'post', action: `${href}/link` }
  return forms
}

/** A person as the caller may see them. */
export function personResource(person: PersonRecord, access: Access): WorkspacePerson {
  const { username, name, role, email, joinedAt, lastSeenAt, linkExpiresAt } = person
  const forAdmins = {
    email,
    last_seen_at: timestampOrNull(lastSeenAt),
    link_expires_at: timestampOrNull(linkExpiresAt),
  }
  return {
    username,
    name,
    role,
    joined_at: timestamp(joinedAt),
    ...(access.role === 'admin' ? forAdmins : {}),
    _links: { self: link(personHref(access.account.username, username)), account: link(accountHref(username)) },
    _forms: formsOf(access, person, linkHindrance(access, person)),
  }
}
