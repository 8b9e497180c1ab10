import { sql } from 'kysely'
import type { Parameters } from '#/lib/reports/parameters.ts'
import { signsIn } from '#/runs-api/http/fuzz/schema-value.ts'
import { executeReport } from '#/runs-api/http/testing/execute-report.ts'
import { apiTokensOf, type CallerCredentials, type CallerName } from '#/runs-api/http/testing/test-callers.ts'
import { addPlace, type ExecutedRun, type Place, type PlaceOwner } from '#/runs-api/http/testing/test-place.ts'
import { addSettings } from '#/runs-api/http/testing/test-settings.ts'
import { addReport } from '#/runs-api/http/testing/test-report.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'
import type { Credential } from '#/runs-api/store/credentials.ts'
import { hashPassword } from '#/runs-api/store/passwords.ts'
import { completePurge } from '#/runs-api/store/runs/purge-runs.ts'
import { insertSession } from '#/runs-api/store/sessions.ts'
import type { System } from '#/runs-api/system/open-system.ts'
import { testDataSource } from '#/runs-api/system/testing/test-env.ts'

/** The tokens an address may name together, and the account it begins with. */
export type FuzzPlace = Record<string, string>

export type FuzzWorld = {
  /** A session is a new one each time: requests end them. */
  credentialOf: (caller: CallerName | 'session' | 'admin session') => Promise<Credential | undefined>
  /** Grows while requests make things. */
  places: FuzzPlace[]
}

const form = `{% form %}
region: { type: select, options: [EU, US], default: EU }
regions: { type: multiselect, options: [[Europe, EU], [America, US]], default: all }
day: { type: date, default: 2026-08-01 }
count: { type: text, input_type: number, default: 3 }
word: { type: text }
{% endform %}`

const withForm = `${form} select {{ region }} as region, {{ day }} as day, {{ count }} as n, {{ word }} as word
  where {{ region }} in ({{ regions }})`

/** Runs that never end by themselves, so that there is something to cancel. */
const activeRuns = 8

type Draft = { name: string; queries: Record<string, string>; parameters?: Parameters }

/** One of each kind of report: plain, with a form, with several queries, failing, and with names that hurt. */
const drafts: Draft[] = [
  { name: 'Plain', queries: { Total: 'select region, sum(amount) as total from orders group by 1 order by 1' } },
  { name: 'With a form', queries: { Formed: withForm }, parameters: { region: 'US', extra: ['a', 1, null] } },
  { name: 'Several queries', queries: { One: 'select 1 as one', Two: 'select * from orders', Bad: 'select nope' } },
  { name: 'Failing', queries: { Fails: 'select amout from orders' } },
  {
    name: 'Ünï "q" ; filename=/..\\ 😀',
    queries: {
      'a/b:c*"😀': `select 'x' as "a,b", null as "", 1.5 as "__proto__", [1,2] as l, {'k': 1} as s, now() as t`,
    },
  },
]

async function executeDrafts(system: System, home: TestWorkspace): Promise<ExecutedRun[]> {
  const where = { accountId: home.account.id, collectionId: home.finance.id, creatorId: home.analyst.id }
  return Promise.all(drafts.map((draft) => executeReport(system, { ...where, ...draft, dataSource: testDataSource })))
}

/** A report whose file could not be read: it has no queries and no runs. */
async function addBroken({ store }: System, home: TestWorkspace, like: Place): Promise<Place> {
  const where = { accountId: home.account.id, collectionId: home.finance.id, creatorId: home.manager.id }
  const { token } = await addReport(store.db, {
    ...where,
    name: 'Broken',
    queries: [],
    loadError: 'report.yml is no YAML',
  })
  return { ...like, report: token }
}

async function purge({ store, engine }: System, { report, run }: Place): Promise<void> {
  const { rows } = await sql<{ id: number }>`select id from report_runs where token = ${run}`.execute(store.db)
  await engine.results.removeRun(report, run)
  await completePurge(
    store.db,
    rows.map(({ id }) => id),
  )
}

async function addPlaces(system: System, home: TestWorkspace, elsewhere: TestWorkspace): Promise<FuzzPlace[]> {
  const [plain, ...others] = await executeDrafts(system, home)
  if (plain === undefined) throw new Error('no draft')
  const shared: PlaceOwner = { collection: home.finance, ownerId: home.analyst.id }
  const { rows } = await sql<{
    token: string
  }>`select token from collections where id = ${home.analyst.collectionId}`.execute(system.store.db)
  const own = { collection: { id: home.analyst.collectionId, token: rows[0]?.token ?? '' }, ownerId: home.analyst.id }
  const account = home.account.username
  const places: FuzzPlace[] = []
  for (const run of [plain, ...others]) places.push({ account, ...(await addPlace(system, run, shared)) })
  for (let active = 0; active < activeRuns; active += 1) {
    places.push({ account, ...(await addPlace(system, plain, { ...shared, isActive: true })) })
  }
  const personal = await addPlace(system, plain, own)
  places.push({ account, ...personal }, { account: home.analyst.username, ...personal })
  const purged = await addPlace(system, plain, shared)
  await purge(system, purged)
  places.push({ account, ...purged }, { account, ...(await addBroken(system, home, purged)) })
  // A run of one workspace with the address of another: nothing of it may ever be reached.
  places.push({ account: elsewhere.account.username, ...personal })
  const withSettings = async (place: FuzzPlace): Promise<FuzzPlace> => ({
    ...place,
    ...(await addSettings(system.store.db, home, { ownerId: home.analyst.id })),
  })
  return Promise.all(places.map(withSettings))
}

/** Two workspaces with everybody in them, and an address of every kind to ask for. */
export async function makeFuzzWorld(system: System): Promise<FuzzWorld> {
  const { db } = system.store
  const [home, elsewhere] = [await addWorkspace(db, 'acme'), await addWorkspace(db, 'globex')]
  const passwordHash = await hashPassword(signsIn.password)
  await sql`update accounts set password_hash = ${passwordHash} where username = ${signsIn.username}`.execute(db)
  const tokens: CallerCredentials = await apiTokensOf(db, home, elsewhere)
  return {
    credentialOf: async (caller) => {
      if (caller !== 'session' && caller !== 'admin session') return tokens[caller]
      const { id } = caller === 'session' ? home.analyst : home.admin
      return insertSession(db, id, { now: new Date(), begunBy: 'password' })
    },
    places: await addPlaces(system, home, elsewhere),
  }
}
