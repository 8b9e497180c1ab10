import { createRoute } from '@hono/zod-openapi'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { AddedPerson, AddPerson, PersonLink } from '#/lib/contract/person.ts'
import { AppError } from '#/lib/errors.ts'
import { needsRole } from '#/runs-api/http/access/needs-role.ts'
import { needsSignIn } from '#/runs-api/http/access/needs-sign-in.ts'
import { needsWorkspace } from '#/runs-api/http/access/needs-workspace.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { Access } from '#/runs-api/http/caller.ts'
import type { App } from '#/runs-api/http/context.ts'
import { AccountPath } from '#/runs-api/http/path-params.ts'
import { addressedPerson } from '#/runs-api/http/people/addressed-person.ts'
import { auditOfPerson } from '#/runs-api/http/people/audit-of-person.ts'
import { personLink } from '#/runs-api/http/people/person-link.ts'
import { PersonPath } from '#/runs-api/http/people/person-path.ts'
import { linkHindrance, personResource } from '#/runs-api/http/people/person-resource.ts'
import { isReservedUsername, readAccount } from '#/runs-api/store/accounts.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { addKnownPerson, insertPerson, lockPerson } from '#/runs-api/store/people/change-people.ts'
import { insertSignInLink, type IssuedLink } from '#/runs-api/store/people/sign-in-links.ts'
import { inTransaction, type Tx } from '#/runs-api/store/transaction.ts'

const middleware = [needsWorkspace, needsRole('admin'), needsSignIn]

const addPerson = createRoute({
  method: 'post',
  path: '/api/{account}/people',
  tags: ['People'],
  summary: 'Let somebody into a workspace: a new person, or one who is in this installation already',
  middleware,
  request: { params: AccountPath, body: jsonBody(AddPerson) },
  responses: {
    201: halAnswer(AddedPerson, 'The person; a new one with a link that signs in once'),
    409: halAnswer(ErrorBody, 'The username is taken, or that person is in the workspace, or has not signed in yet'),
  },
})

const makeLink = createRoute({
  method: 'post',
  path: '/api/{account}/people/{person}/link',
  tags: ['People'],
  summary: 'A link that signs somebody in once, who lost their password',
  middleware,
  request: { params: PersonPath },
  responses: { 201: halAnswer(PersonLink, 'The link; those made before end') },
})

type Addition = { access: Access; sent: AddPerson; now: Date }

async function addNew(tx: Tx, { access, sent, now }: Addition, name: string): Promise<IssuedLink> {
  const { account, caller } = access
  const { username, role } = sent
  if (isReservedUsername(username)) {
    throw new AppError('bad_request', `username "${username}" is a name of the product; choose another one.`)
  }
  // Whoever works together mostly lives in one zone; everybody can choose their own.
  const timeZone = (await readAccount(tx, caller.accountId))?.timeZone ?? 'UTC'
  const personId = await insertPerson(tx, { workspaceId: account.id, username, name, role, timeZone })
  await recordAudit(tx, auditOfPerson(access, 'person.created', { username, role }))
  return insertSignInLink(tx, { personId, makerId: caller.accountId }, now)
}

/** Gives the link of a new person; null for one who has their own way to sign in. */
async function add(tx: Tx, addition: Addition): Promise<IssuedLink | null> {
  const { access, sent, now } = addition
  if (sent.name !== undefined) return addNew(tx, addition, sent.name)
  const { username, role } = sent
  await addKnownPerson(tx, { workspaceId: access.account.id, username, role }, now)
  await recordAudit(tx, auditOfPerson(access, 'person.added', { username, role }))
  return null
}

/** `POST /{a}/people` and `POST /{a}/people/{p}/link` (201) (ours). */
export function registerAddingRoutes(app: App, { store: { db }, clock, publicUrl }: RouteDeps): void {
  app.openapi(addPerson, async (c) => {
    const access = c.get('access')
    const sent = c.req.valid('json')
    const now = clock()
    const link = await inTransaction(db, (tx) => add(tx, { access, sent, now }))
    const person = await addressedPerson(db, access, { username: sent.username, now })
    const to = { account: access.account.username, publicUrl }
    return hal(c, { ...personResource(person, access), sign_in_link: link && personLink(link, to) }, 201)
  })

  app.openapi(makeLink, async (c) => {
    const access = c.get('access')
    const now = clock()
    const { username, id } = await addressedPerson(db, access, { username: c.req.valid('param').person, now })
    const link = await inTransaction(db, async (tx) => {
      await lockPerson(tx, id)
      const hindrance = linkHindrance(access, await addressedPerson(tx, access, { username, now }))
      if (hindrance !== null) throw new AppError('forbidden', hindrance)
      await recordAudit(tx, auditOfPerson(access, 'person.link_issued', { username }))
      return insertSignInLink(tx, { personId: id, makerId: access.caller.accountId }, now)
    })
    return hal(c, personLink(link, { account: access.account.username, publicUrl }), 201)
  })
}
