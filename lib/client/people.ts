import type { Role } from '#/lib/contract/role.ts'
import {
  type WorkspacePerson as WirePerson,
  AddedPerson,
  PeopleList,
  PersonLink,
  WorkspacePerson,
} from '#/lib/contract/person.ts'
import { apiPath } from '#/lib/client/api-path.ts'
import { type Fetch, read, send, sendForNothing } from '#/lib/client/transport.ts'

/** Somebody in a workspace; what only administrators are told is null for others. */
export type Member = {
  username: string
  name: string
  role: Role
  joinedAt: string
  email: string | null
  lastSeenAt: string | null
  /** Until when a one-time link waits for them. */
  linkExpiresAt: string | null
  canChangeRole: boolean
  canRemove: boolean
  canMakeLink: boolean
}

/** The address that signs somebody in once; it is in this answer alone. */
export type SignInLink = { url: string; expiresAt: string }

/** With a name a new person is made, without one somebody is let in who is in this installation already. */
export type NewMember = { username: string; role: Role; name: string | null }

export type MemberIds = { account: string; username: string }

function reshapeMember(person: WirePerson): Member {
  const { username, name, role, _forms: forms } = person
  return {
    username,
    name,
    role,
    joinedAt: person.joined_at,
    email: person.email ?? null,
    lastSeenAt: person.last_seen_at ?? null,
    linkExpiresAt: person.link_expires_at ?? null,
    canChangeRole: forms['change_role'] !== undefined,
    canRemove: forms['remove'] !== undefined,
    canMakeLink: forms['make_link'] !== undefined,
  }
}

function reshapeLink({ url, expires_at: expiresAt }: PersonLink): SignInLink {
  return { url, expiresAt }
}

/** The people of a workspace by name. */
export async function listPeople(fetch: Fetch, account: string): Promise<Member[]> {
  return (await read(fetch, apiPath(account, 'people'), PeopleList))._embedded.people.map(reshapeMember)
}

/**
 * Lets somebody in; a new person comes with a link to pass on. Throws `bad_request` beginning with the field that is
 * refused, `conflict` when the username is taken or they are in already.
 */
export async function addPerson(
  fetch: Fetch,
  account: string,
  { username, role, name }: NewMember,
): Promise<{ member: Member; link: SignInLink | null }> {
  const body = { username, role, ...(name === null ? {} : { name }) }
  const added = await send(fetch, { method: 'POST', path: apiPath(account, 'people'), body }, AddedPerson)
  return { member: reshapeMember(added), link: added.sign_in_link && reshapeLink(added.sign_in_link) }
}

/** Throws `conflict` for the last administrator. */
export async function changeRole(fetch: Fetch, { account, username }: MemberIds, role: Role): Promise<Member> {
  const path = apiPath(account, 'people', username)
  return reshapeMember(await send(fetch, { method: 'PATCH', path, body: { role } }, WorkspacePerson))
}

/** Takes somebody out of a workspace, or lets oneself leave it. Throws `conflict` for the last administrator. */
export async function removePerson(fetch: Fetch, { account, username }: MemberIds): Promise<void> {
  await sendForNothing(fetch, { method: 'DELETE', path: apiPath(account, 'people', username) })
}

/** A new one-time link; those made before end. Throws `forbidden` for people with rights elsewhere. */
export async function makeLink(fetch: Fetch, { account, username }: MemberIds): Promise<SignInLink> {
  const path = apiPath(account, 'people', username, 'link')
  return reshapeLink(await send(fetch, { method: 'POST', path }, PersonLink))
}
