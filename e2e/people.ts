import { type APIRequestContext, type Browser, type Page, expect } from '@playwright/test'
import type { Role } from '#/lib/contract/role.ts'
import { AddedPerson } from '#/lib/contract/person.ts'
import { Session } from '#/lib/contract/session.ts'

type Somebody = { name: string; username: string; password: string }

/** An administrator lets somebody new into the sample's workspace, who uses their link and sets a password. */
export async function addSomebody(admin: APIRequestContext, name: string, role: Role): Promise<Somebody> {
  const origin = process.env['STORY_ADDRESS'] ?? ''
  const username = `${role}-${Date.now()}`
  const password = 'correct horse battery'
  const data = { username, name, role }
  const added = await admin.post('/api/acme/people', { headers: { origin }, data })
  const { sign_in_link: link } = AddedPerson.parse(await added.json())
  const once = new URL(link?.url ?? '').searchParams.get('link')
  const session = await fetch(`${origin}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: once }),
  })
  const { token, secret } = Session.parse(await session.json())
  const changed = await fetch(`${origin}/api/account/password`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${token}:${secret}`)}` },
    body: JSON.stringify({ new_password: password }),
  })
  expect(changed.status).toBe(200)
  return { name, username, password }
}

/** Signs in from the sign-in page, which leads to where one wanted to go. */
export async function signIn(page: Page, { username, password }: Omit<Somebody, 'name'>): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** A page in a browser in which nobody is signed in; whoever opens it closes its context. */
export async function openStranger(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  return await context.newPage()
}
