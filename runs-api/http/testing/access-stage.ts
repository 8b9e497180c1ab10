import { sql } from 'kysely'
import { signAddress } from '#/runs-api/http/access/signed-address.ts'
import { executeReport } from '#/runs-api/http/testing/execute-report.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import {
  apiTokensOf,
  sessionsOf,
  type CallerCredentials,
  type CallerName,
} from '#/runs-api/http/testing/test-callers.ts'
import { addSettings, type SettingsPlace } from '#/runs-api/http/testing/test-settings.ts'
import { addPlace, type ExecutedRun, type Place, type PlaceOwner } from '#/runs-api/http/testing/test-place.ts'
import { addPerson, addWorkspace, type TestPerson, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { hashPassword } from '#/runs-api/store/passwords.ts'
import { openTestSystem, type TestSystem } from '#/runs-api/system/testing/test-system.ts'

/** What a request is about, where the plain case leaves open what the answer depends on. */
type Situation = {
  /** Made by the caller; else by a colleague, who is an analyst. */
  isOwn?: boolean
  /** In the personal collection of whoever made it; else in a shared one. */
  isPersonal?: boolean
  /** Below the address of whoever made it; else below the workspace's. */
  isByPerson?: boolean
  /** The address carries our signature. */
  isSigned?: boolean
  /** On a run that is over; else cancelling meets an active one. */
  isOver?: boolean
  /** On a run that failed, whom nothing has recovered and of which somebody has taken note; else it is good. */
  isOpenFailure?: boolean
  hasCollection?: boolean
  hasApiToken?: boolean
  /** A view that its owner keeps to themselves; else it is shared. */
  isUnshared?: boolean
  /** Asks for a view to be shared. */
  shares?: boolean
  /** About a person who is in another workspace too. */
  isElsewhere?: boolean
}

/** By the words of the table in `docs/access.md`. */
export const situations: Record<string, Situation> = {
  '': {},
  'made by the caller': { isOwn: true },
  "in a colleague's personal collection": { isPersonal: true },
  "in the caller's personal collection": { isOwn: true, isPersonal: true },
  "in the caller's personal collection, below their own address": { isOwn: true, isPersonal: true, isByPerson: true },
  "in a colleague's personal collection, below the colleague's address": { isPersonal: true, isByPerson: true },
  'a colleague': { isByPerson: true },
  'by a signed address': { isSigned: true },
  'that is over': { isOver: true },
  'that is an open failure': { isOpenFailure: true },
  'with collection_id': { hasCollection: true },
  'with an API token': { hasApiToken: true },
  'that is not shared': { isUnshared: true },
  'to share': { shares: true },
  'who is in another workspace too': { isElsewhere: true },
}

/** Asked with a session, as the web does: API tokens are not enough for most of them. */
const askedWithSession = [
  'POST /api/sessions',
  'DELETE /api/sessions',
  'PATCH /api/account/password',
  'POST /api/account/tokens',
  'POST /api/{account}/people',
  'POST /api/{account}/people/{person}/link',
  'POST /api/{account}/keys',
]

const password = 'correct horse battery'
const secret = 'a signing secret of the access matrix'

const bodies: Record<string, object> = {
  'POST /api/sessions': { username: 'acme-colleague', password },
  'PATCH /api/account': { time_zone: 'UTC' },
  'PATCH /api/account/password': { new_password: password },
  'POST /api/account/tokens': { name: 'Notebook' },
  'POST /api/{account}/keys': { name: 'Loader' },
  'PATCH /api/{account}/people/{person}': { role: 'viewer' },
  'PATCH /api/{account}/views/{view}': { search: 'order=asc' },
  'PATCH /api/{account}/reports/{report}': { report: { description: 'Changed' } },
  'POST /api/{account}/reports/{report}/runs': { parameters: {} },
  'PATCH /api/{account}/reports/{report}/runs/{run}/acknowledge': { note: 'The source is late' },
  'POST /api/{account}/reports/{report}/schedules': { report_schedule: { name: 'Daily', cron: { freq: 'daily' } } },
  'PATCH /api/{account}/reports/{report}/schedules/{schedule}': { report_schedule: { name: 'Renamed' } },
}

type Owner = { id: number; username: string; personal: PlaceOwner['collection'] }
type People = { colleague: Owner; byCaller: Record<CallerName, Owner> }

/** Compared with itself: whoever sees a run sees that. */
const queries: Record<string, string> = {
  'GET /api/{account}/runs/facets': '?field=state',
  'GET /api/{account}/reports/{report}/runs/{run}/comparison': '?with={report}/{run}',
}

export type AccessStage = {
  it: TestSystem
  /** The status that a caller gets for `METHOD /api/{account}/…`, asked of things made for this request alone. */
  ask: (request: string, situation: Situation, caller: CallerName) => Promise<number>
  close: () => Promise<void>
}

async function ownerOf({ system }: TestSystem, { id, username, collectionId }: TestPerson): Promise<Owner> {
  const { rows } = await sql<{ token: string }>`select token from collections where id = ${collectionId}`.execute(
    system.store.db,
  )
  return { id, username, personal: { id: collectionId, token: rows[0]?.token ?? '' } }
}

/** In whose name each caller has made what is theirs; who has nothing of their own here speaks of the administrator's. */
async function openPeople(it: TestSystem): Promise<People> {
  const { db } = it.system.store
  const { account } = it.acme
  const colleague = await addPerson(db, 'acme-colleague', { workspaceId: account.id, role: 'analyst' })
  await sql`update accounts set password_hash = ${await hashPassword(password)} where id = ${colleague.id}`.execute(db)
  const admin = await ownerOf(it, it.acme.admin)
  const byCaller = {
    viewer: await ownerOf(it, it.acme.viewer),
    analyst: await ownerOf(it, it.acme.analyst),
    manager: await ownerOf(it, it.acme.manager),
    key: { ...admin, id: account.id, username: account.username },
  }
  const others = { none: admin, admin, revoked: admin, expired: admin, stranger: admin }
  return { colleague: await ownerOf(it, colleague), byCaller: { ...byCaller, ...others } }
}

type Stage = {
  it: TestSystem
  elsewhere: TestWorkspace
  people: People
  executed: ExecutedRun
  apiTokens: CallerCredentials
  /** Reading changes nothing: those who read the same owner's things share them. */
  readPlaces: Map<string, Promise<Place>>
}

type Asked = { request: string; situation: Situation; caller: CallerName; owner: Owner }

async function credentialOf(stage: Stage, { request, situation, caller }: Asked): Promise<Credential | undefined> {
  const { it, elsewhere, apiTokens } = stage
  if (!askedWithSession.includes(request) || situation.hasApiToken === true) return apiTokens[caller]
  return (await sessionsOf(it.system.store.db, it.acme, elsewhere))[caller]
}

async function placeOf({ it, executed, readPlaces }: Stage, { request, situation, owner }: Asked): Promise<Place> {
  const collection = situation.isPersonal === true ? owner.personal : it.acme.finance
  const isActive = request.endsWith('/cancel') && situation.isOver !== true
  const isFailed = situation.isOpenFailure === true
  const placeOwner = { collection, ownerId: owner.id, isActive, isFailed }
  const make = (): Promise<Place> => addPlace(it.system, executed, placeOwner)
  if (!request.startsWith('GET ')) return make()
  const key = `${owner.id} ${collection.id}`
  const place = readPlaces.get(key) ?? make()
  readPlaces.set(key, place)
  return place
}

async function settingsOf({ it, elsewhere }: Stage, asked: Asked): Promise<SettingsPlace | undefined> {
  const { request, situation, owner } = asked
  if (!/\{(person|view|key|token|session)\}/.test(request)) return undefined
  const isShared = situation.isUnshared !== true
  const other = situation.isElsewhere === true ? elsewhere : undefined
  return addSettings(it.system.store.db, it.acme, { ownerId: owner.id, isShared, elsewhere: other })
}

/** Names that nobody has taken yet come from the clock of the process. */
function bodyOf({ request, situation }: Asked): object | undefined {
  const fresh = `n${process.hrtime.bigint()}`
  if (request === 'POST /api/{account}/people') return { username: fresh, name: 'New here', role: 'viewer' }
  if (request === 'POST /api/{account}/views') {
    return { name: fresh, search: '', is_shared: situation.shares === true }
  }
  return bodies[request]
}

function signed(path: string): string {
  return signAddress(path, { secret, expiresAt: new Date(Date.now() + 60_000) })
}

async function statusOf({ system }: TestSystem, sent: Request): Promise<number> {
  const response = await system.app.fetch(sent, {})
  // An event stream never ends by itself, and no body is asked for here.
  await response.body?.cancel()
  return response.status
}

function requestOf(method: string, path: string, of: { as: Credential | undefined; body: unknown }): Request {
  return new Request(`http://runs.test${path}`, {
    method,
    headers: of.as === undefined ? {} : { authorization: basic(of.as) },
    ...(of.body === undefined ? {} : { body: JSON.stringify(of.body) }),
  })
}

async function ask(stage: Stage, asked: Asked): Promise<number> {
  const { request, situation, owner } = asked
  const account = situation.isByPerson === true ? owner.username : 'acme'
  const tokens = Object.entries({ ...(await placeOf(stage, asked)), ...(await settingsOf(stage, asked)), account })
  const whole = `${request}${queries[request] ?? ''}`
  const filled = tokens.reduce((text, [name, token]) => text.replaceAll(`{${name}}`, token), whole)
  const [method = '', path = ''] = filled.split(' ')
  const address = situation.isSigned === true ? signed(path) : path
  const query = situation.hasCollection === true ? `?collection_id=${stage.it.acme.finance.token}` : ''
  const as = await credentialOf(stage, asked)
  return statusOf(stage.it, requestOf(method, `${address}${query}`, { as, body: bodyOf(asked) }))
}

/** The whole API with two workspaces and everybody who may come to one of them. */
export async function openAccessStage(): Promise<AccessStage> {
  const it = await openTestSystem({ SIGNING_SECRET: secret })
  const { account, finance, manager } = it.acme
  const elsewhere = await addWorkspace(it.system.store.db, 'globex')
  const executed = await executeReport(it.system, {
    accountId: account.id,
    collectionId: finance.id,
    creatorId: manager.id,
    name: 'Revenue',
    dataSource: 'shop',
    queries: { Total: 'select region, sum(amount) as total from orders group by 1' },
  })
  const people = await openPeople(it)
  const apiTokens = await apiTokensOf(it.system.store.db, it.acme, elsewhere)
  const stage: Stage = { it, elsewhere, people, executed, apiTokens, readPlaces: new Map() }
  return {
    it,
    ask: (request, situation, caller) => {
      const owner = situation.isOwn === true ? people.byCaller[caller] : people.colleague
      return ask(stage, { request, situation, caller, owner })
    },
    close: () => it.close(),
  }
}
