import { z } from 'zod'
import { PersonName } from '#/lib/contract/account.ts'
import { roles } from '#/lib/contract/role.ts'
import { Forms, Links, Timestamp } from '#/lib/contract/hal.ts'
import { Username } from '#/lib/contract/session.ts'

/**
 * Somebody in a workspace (ours). What stands behind `joined_at` is told to administrators only: `last_seen_at` is the
 * last use of any of their credentials, `link_expires_at` until when a one-time link waits for them. `_forms` offers what
 * the caller may do: `change_role`, `remove`, `make_link`.
 */
export const WorkspacePerson = z.object({
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  joined_at: Timestamp,
  email: z.string().nullable().optional(),
  last_seen_at: Timestamp.nullable().optional(),
  link_expires_at: Timestamp.nullable().optional(),
  _links: Links,
  _forms: Forms,
})
export type WorkspacePerson = z.infer<typeof WorkspacePerson>

export const PeopleList = z.object({ _links: Links, _embedded: z.object({ people: z.array(WorkspacePerson) }) })

/** With a `name` a new person is made; without one, somebody who is in this installation already is let in. */
export const AddPerson = z.strictObject({ username: Username, role: z.enum(roles), name: PersonName.optional() })
export type AddPerson = z.infer<typeof AddPerson>

export const ChangePerson = z.strictObject({ role: z.enum(roles) })

/** The address that signs somebody in once; no other answer ever holds it. */
export const PersonLink = z.object({ url: z.string(), expires_at: Timestamp })
export type PersonLink = z.infer<typeof PersonLink>

/** A person who was added; a new one with the link to pass on to them. */
export const AddedPerson = WorkspacePerson.extend({ sign_in_link: PersonLink.nullable() })
export type AddedPerson = z.infer<typeof AddedPerson>
