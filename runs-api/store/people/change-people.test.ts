import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { insertAccount } from '#/runs-api/store/accounts.ts'
import { putMembership } from '#/runs-api/store/memberships.ts'
import { addKnownPerson, changeRole, lockPerson, removePerson } from '#/runs-api/store/people/change-people.ts'
import { insertSignInLink } from '#/runs-api/store/people/sign-in-links.ts'
import { openTestDatabase, type TestDatabase } from '#/runs-api/store/test-database.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.drop())

const now = new Date('2026-08-07T07:47:06.501Z')

async function addTwoAdmins(workspace: string) {
  const { db } = database.store
  const { id: workspaceId } = await insertAccount(db, { username: workspace, name: workspace, kind: 'workspace' })
  const admin = async (name: string) => {
    const { id, username } = await insertAccount(db, { username: `${workspace}-${name}`, name, kind: 'user' })
    await putMembership(db, { workspaceId, userId: id, role: 'admin' })
    return { workspaceId, person: { id, username } }
  }
  return [await admin('ada'), await admin('max')] as const
}

/** Begins `second` while `first` is not committed yet, and gives how it ended once both are over. */
async function oneAfterAnother(first: (tx: Tx) => Promise<unknown>, second: (tx: Tx) => Promise<unknown>) {
  const { db } = database.store
  const isWaiting = async (): Promise<boolean> => {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    return rows.length > 0
  }
  const late = await db.transaction().execute(async (tx) => {
    await first(tx)
    const outcome = db
      .transaction()
      .execute(second)
      .then(
        () => 'done',
        (error: unknown) => error,
      )
    await vi.waitUntil(isWaiting, { timeout: 10_000 })
    return { outcome }
  })
  return late.outcome
}

test('of two administrators who take the role from each other, the second waits and is held back', async () => {
  const [ada, max] = await addTwoAdmins('acme')
  const less = { role: 'viewer', now } as const
  const outcome = await oneAfterAnother(
    (tx) => changeRole(tx, ada, less),
    (tx) => changeRole(tx, max, less),
  )
  expect(outcome).toMatchObject({ code: 'conflict' })
})

test('of two administrators who leave at once, the second stays', async () => {
  const [ada, max] = await addTwoAdmins('globex')
  const outcome = await oneAfterAnother(
    (tx) => removePerson(tx, ada, now),
    (tx) => removePerson(tx, max, now),
  )
  expect(outcome).toMatchObject({ code: 'conflict' })
})

test('whoever lets a person in waits for a link that is just being made, and meets it', async () => {
  const [{ workspaceId }] = await addTwoAdmins('initech')
  const [maker] = await addTwoAdmins('umbrella')
  const { db } = database.store
  const { id: personId } = await insertAccount(db, { username: 'ida', name: 'Ida', kind: 'user' })
  const outcome = await oneAfterAnother(
    async (tx) => {
      await lockPerson(tx, personId)
      await insertSignInLink(tx, { personId, makerId: maker.person.id }, now)
    },
    (tx) => addKnownPerson(tx, { workspaceId, username: 'ida', role: 'admin' }, now),
  )
  expect(outcome).toMatchObject({ code: 'conflict' })
})
