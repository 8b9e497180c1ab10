import { createRoute } from '@hono/zod-openapi'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { ChangePerson, WorkspacePerson } from '#/lib/contract/person.ts'
import type { Guards } from '#/runs-api/http/access/guards.ts'
import { needsRole, requireRole } from '#/runs-api/http/access/needs-role.ts'
import { needsWorkspace } from '#/runs-api/http/access/needs-workspace.ts'
import { hal } from '#/runs-api/http/answers/hal.ts'
import { halAnswer, jsonBody } from '#/runs-api/http/answers/hal-answer.ts'
import type { RouteDeps } from '#/runs-api/http/app-deps.ts'
import type { App } from '#/runs-api/http/context.ts'
import { addressedPerson } from '#/runs-api/http/people/addressed-person.ts'
import { auditOfPerson } from '#/runs-api/http/people/audit-of-person.ts'
import { PersonPath } from '#/runs-api/http/people/person-path.ts'
import { personResource } from '#/runs-api/http/people/person-resource.ts'
import { recordAudit } from '#/runs-api/store/audit-log.ts'
import { changeRole, removePerson } from '#/runs-api/store/people/change-people.ts'
import { inTransaction } from '#/runs-api/store/transaction.ts'

const lastAdmin = { 409: halAnswer(ErrorBody, 'That person is the last administrator') }

const changePerson = createRoute({
  method: 'patch',
  path: '/api/{account}/people/{person}',
  tags: ['People'],
  summary: 'Give somebody another role',
  middleware: [needsWorkspace, needsRole('admin')],
  request: { params: PersonPath, body: jsonBody(ChangePerson) },
  responses: { 200: halAnswer(WorkspacePerson, 'The person as they are now'), ...lastAdmin },
})

const removePersonRoute = createRoute({
  method: 'delete',
  path: '/api/{account}/people/{person}',
  tags: ['People'],
  summary: 'Take somebody out of a workspace; what they made stays. Anybody may leave',
  middleware: [needsWorkspace],
  request: { params: PersonPath },
  responses: { 204: { description: 'They are no longer in it' }, ...lastAdmin },
})

/** `PATCH /{a}/people/{p}` (200) and `DELETE` (204); what the person may do changes with the answer (ours). */
export function registerPersonChangeRoutes(app: App, { store: { db }, clock }: RouteDeps, { resolver }: Guards): void {
  app.openapi(changePerson, async (c) => {
    const access = c.get('access')
    const now = clock()
    const person = await addressedPerson(db, access, { username: c.req.valid('param').person, now })
    const { role } = c.req.valid('json')
    if (role !== person.role) {
      await inTransaction(db, async (tx) => {
        await changeRole(tx, { workspaceId: access.account.id, person }, { role, now })
        const { username } = person
        await recordAudit(tx, auditOfPerson(access, 'person.role_changed', { username, from: person.role, to: role }))
      })
      resolver.forget(person.id)
    }
    // Who changed their own role is answered as what they are now.
    const isSelf = person.id === access.caller.accountId
    return hal(c, personResource({ ...person, role }, isSelf ? { ...access, role } : access), 200)
  })

  app.openapi(removePersonRoute, async (c) => {
    const access = c.get('access')
    const now = clock()
    const isSelf = c.req.valid('param').person.toLowerCase() === access.caller.username
    if (!isSelf) requireRole(access, 'admin')
    const person = await addressedPerson(db, access, { username: c.req.valid('param').person, now })
    await inTransaction(db, async (tx) => {
      await removePerson(tx, { workspaceId: access.account.id, person }, now)
      await recordAudit(tx, auditOfPerson(access, 'person.removed', { username: person.username, role: person.role }))
    })
    resolver.forget(person.id)
    return c.body(null, 204)
  })
}
