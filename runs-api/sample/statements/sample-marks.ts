import { sql } from 'kysely'
import { z } from 'zod'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/**
 * How far the sample workspace is. `pastEndsAt` is the moment its past was drawn for, null before there is one; `isComplete`
 * is true once the youngest runs are executed too.
 */
export type SampleState = {
  accountId: number
  firstAdministratorId: number
  pastEndsAt: Date | null
  isComplete: boolean
}

const actions = { made: 'sample.made', pastTold: 'sample.past_told', completed: 'sample.completed' } as const
const PastTold = z.object({ ends_at: z.iso.datetime().transform((text) => new Date(text)) })

type MarkRow = { accountId: number; firstAdministratorId: number; told: unknown; isComplete: boolean }

/** The workspace of this username, where the sample made it: then that is the first thing its audit log tells. */
export async function findSample(db: Db, username: string): Promise<SampleState | undefined> {
  const { rows } = await sql<MarkRow>`
    select a.id as "accountId",
      (select min(user_id) from memberships where workspace_id = a.id and role = 'admin') as "firstAdministratorId",
      (select details from audit_log where account_id = a.id and action = ${actions.pastTold} order by id limit 1) as told,
      exists (select from audit_log where account_id = a.id and action = ${actions.completed}) as "isComplete"
    from accounts a
    where a.username = ${username} and a.kind = 'workspace' and ${actions.made} =
      (select action from audit_log where account_id = a.id order by id limit 1)`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  const { told, ...state } = row
  return { ...state, pastEndsAt: told === null ? null : PastTold.parse(told).ends_at }
}

type Mark = { accountId: number; workspaceToken: string }

/** Says, as the first thing of a workspace, that it is the sample. */
export async function markSampleMade(tx: Tx, { accountId, workspaceToken }: Mark): Promise<void> {
  await recordAudit(tx, {
    accountId,
    actorId: null,
    action: actions.made,
    subjectType: 'account',
    subjectToken: workspaceToken,
  })
}

/** Says that the past up to a moment is in the store, but for the runs that are to be executed. */
export async function markPastTold(tx: Tx, accountId: number, endsAt: Date): Promise<void> {
  await recordAudit(tx, {
    accountId,
    actorId: null,
    action: actions.pastTold,
    subjectType: 'account',
    subjectToken: null,
    details: { ends_at: endsAt.toISOString() },
  })
}

/** Says that the youngest runs are executed too: nothing is left to do. */
export async function markSampleComplete(tx: Tx, accountId: number): Promise<void> {
  await recordAudit(tx, {
    accountId,
    actorId: null,
    action: actions.completed,
    subjectType: 'account',
    subjectToken: null,
  })
}
