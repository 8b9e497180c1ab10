import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CurrentAccount } from '#/lib/contract/account.ts'
import { defaultPreferences } from '#/lib/contract/default-preferences.ts'
import { openTestApp, type TestApp } from '#/runs-api/http/testing/test-app.ts'
import { addWorkspace, type TestWorkspace } from '#/runs-api/http/testing/test-workspace.ts'

let api: TestApp
let acme: TestWorkspace

beforeAll(async () => {
  api = await openTestApp()
  acme = await addWorkspace(api.store.db, 'acme')
})
afterAll(() => api.close())

const asViewer = () => ({ as: acme.viewer.credential })
const read = () => api.read(CurrentAccount, 'GET /api/account', asViewer())
const change = (body: object) => api.read(CurrentAccount, 'PATCH /api/account', { ...asViewer(), body })

describe('one’s own account', () => {
  test('has every preference, also those nobody has chosen yet', async () => {
    expect(await read()).toMatchObject({
      preferences: defaultPreferences,
      has_password: false,
      needs_current_password: false,
    })
  })

  test('changes in the parts that are sent, and stays as it is in the others', async () => {
    const changed = await change({ name: ' Vera  Novotná ', email: 'vera@acme.example', time_zone: 'Europe/Prague' })
    expect(changed).toMatchObject({ name: 'Vera  Novotná', email: 'vera@acme.example', time_zone: 'Europe/Prague' })
    expect(await change({ email: null })).toMatchObject({ name: 'Vera  Novotná', email: null })
    expect(await read()).toMatchObject({ time_zone: 'Europe/Prague', preferences: defaultPreferences })
  })

  test('keeps preferences one by one', async () => {
    await change({ preferences: { theme: 'dark' } })
    await change({ preferences: { runs_columns: { hidden: ['by', 'queue'] } } })
    const { preferences } = await read()
    expect(preferences).toEqual({ ...defaultPreferences, theme: 'dark', runs_columns: { hidden: ['by', 'queue'] } })
    expect((await change({})).preferences).toEqual(preferences)
  })

  test('loses several changes at once to nobody', async () => {
    await Promise.all([
      change({ preferences: { uses_utc: true } }),
      change({ preferences: { rail_is_collapsed: true } }),
      change({ preferences: { theme: 'light' } }),
    ])
    expect((await read()).preferences).toMatchObject({ uses_utc: true, rail_is_collapsed: true, theme: 'light' })
  })

  test('is read as defaults where the store holds what this program does not know', async () => {
    await sql`update accounts set preferences = '{"theme": "sepia", "uses_utc": true, "sound": "loud"}'
      where id = ${acme.manager.id}`.execute(api.store.db)
    const as = acme.manager.credential
    const { preferences } = await api.read(CurrentAccount, 'GET /api/account', { as })
    expect(preferences).toEqual({ ...defaultPreferences, uses_utc: true })
  })

  test.each([
    [{ name: '  ' }, 'name is empty: give a name'],
    [{ name: 'x'.repeat(201) }, 'name takes at most 200 characters'],
    [{ email: 'vera' }, 'email takes an e-mail address such as ana@example.com'],
    [{ time_zone: 'Mars/Base' }, 'time_zone takes the name of a time zone such as Europe/Berlin, not "Mars/Base".'],
    [{ time_zone: '+05:00' }, 'time_zone takes the name of a time zone'],
    [{ username: 'root' }, 'The body does not know "username".'],
    [{ preferences: { theme: 'sepia' } }, 'preferences.theme takes "system", "light", "dark", not "sepia".'],
    [{ preferences: { sound: 1 } }, 'preferences does not know "sound".'],
    [{ preferences: { runs_columns: { hidden: [''] } } }, 'preferences.runs_columns.hidden.0 takes at least 1'],
  ])('refuses %j by name', async (body, words) => {
    const { status, text } = await api.call('PATCH /api/account', { ...asViewer(), body })
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ id: 'bad_request', message: expect.stringContaining(words) })
  })

  test('leaves an entry in the audit log that names what changed, not for how pages look', async () => {
    const as = acme.analyst.credential
    await api.call('PATCH /api/account', { as, body: { preferences: { theme: 'dark' } } })
    await api.call('PATCH /api/account', { as, body: { name: 'Ana', time_zone: 'Europe/Lisbon' } })
    const { rows } = await sql<{ action: string; details: object }>`select action, details from audit_log
      where actor_id = ${acme.analyst.id} and action <> 'credential.issued'`.execute(api.store.db)
    expect(rows).toEqual([{ action: 'account.changed', details: { changed: ['name', 'timeZone'] } }])
  })

  test('is nobody’s who comes with a workspace’s key', async () => {
    const refused = await api.call('PATCH /api/account', { as: acme.key, body: { name: 'Acme' } })
    expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining('is no person') } })
  })
})
