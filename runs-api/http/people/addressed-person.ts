import { AppError } from '#/lib/errors.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { findPerson, type PeopleReader, type PersonRecord } from '#/runs-api/store/people/people.ts'

export function peopleReader({ account, caller }: Access, now: Date): PeopleReader {
  return { workspaceId: account.id, readerId: caller.accountId, now }
}

type Named = { username: string; now: Date }

/** The person of the workspace whom an address names. Throws AppError `not_found` when nobody there is called so. */
export async function addressedPerson(db: Db, access: Access, { username, now }: Named): Promise<PersonRecord> {
  const person = await findPerson(db, peopleReader(access, now), username)
  if (person === undefined) throw new AppError('not_found', 'person not found')
  return person
}
