import { type Browser, type Page, expect } from '@playwright/test'
import { addSomebody, openStranger, signIn } from './people.ts'
import { rowsOf, story } from './story.ts'

const hindrance = 'You can look at Acme Outfitters, not run reports in it. Ask an administrator for more.'
const youngRuns = '/acme/runs?filter=text.has.Daily%20revenue&filter=state.eq.succeeded&filter=created_at.gt.now-2d'
const changes = ['Rerun with parameters', 'Rerun', 'Clone', 'Duplicate']

/** What the runs API answers when one's own page asks it to do something. */
async function ask(page: Page, method: string, path: string): Promise<{ status: number; body: unknown }> {
  return await page.evaluate(
    async ([verb, address]) => {
      const init = { method: verb, headers: { 'content-type': 'application/json' }, body: '{}' }
      const answer = await fetch(address, init)
      return { status: answer.status, body: await answer.json() }
    },
    [method, path] as const,
  )
}

/** Opens the newest run of the list that signing in led to; answers its path in the API. */
async function openFirstRun(page: Page): Promise<string> {
  await expect(rowsOf(page).first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: /^Run of / })).toBeVisible()
  return `/api${new URL(page.url()).pathname}`
}

story(
  'a viewer reads why they cannot run anything, and the API refuses them the same',
  async ({ request, browser }) => {
    const viewer = await addSomebody(request, 'Vic Viewer', 'viewer')
    const page = await openStranger(browser)
    await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl: youngRuns })}`)
    await signIn(page, viewer)
    await expect(page.getByText(/in this view · live$/)).toBeVisible()
    const run = await openFirstRun(page)
    for (const name of changes) {
      const button = page.getByRole('button', { name: `${name} , not now: ${hindrance}`, exact: true })
      await expect(button).toBeDisabled()
      await expect(button).toHaveAttribute('title', hindrance)
    }
    await expect(page.getByRole('main').getByText(hindrance, { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Share' })).toBeEnabled()

    const report = run.replace(/\/runs\/.*$/, '')
    const refused = [
      ['POST', `${report}/runs`],
      ['POST', `${run}/clone`],
      ['POST', `${run}/duplicates`],
      ['PATCH', `${run}/cancel`],
    ] as const
    for (const [method, path] of refused) {
      const answer = await ask(page, method, path)
      expect([method, path, answer.status]).toEqual([method, path, 403])
      expect(answer.body).toMatchObject({ id: 'forbidden', message: expect.stringMatching(/\w+.*\.$/) })
    }
    await page.goto(report.replace(/^\/api/, ''))
    await expect(page.getByRole('button', { name: 'Run this report' })).toBeDisabled()
    await page.context().close()
  },
)

story(
  'a manager and an analyst may run, clone and duplicate, each a run of their own',
  async ({ request, browser }) => {
    for (const role of ['manager', 'analyst'] as const) {
      const page = await openStranger(browser)
      await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl: youngRuns })}`)
      await signIn(page, await addSomebody(request, 'Mia Maker', role))
      await expect(page.getByText(/in this view · live$/)).toBeVisible()
      const run = await openFirstRun(page)
      for (const name of changes) await expect(page.getByRole('button', { name, exact: true })).toBeEnabled()
      const report = run.replace(/\/runs\/.*$/, '')
      expect((await ask(page, 'POST', `${report}/runs`)).status).toBe(202)
      await page.context().close()
    }
  },
)

/** Somebody new with a role, signed in before there is anything to look at. */
async function openAs(browser: Browser, somebody: Parameters<typeof signIn>[1]): Promise<Page> {
  const page = await openStranger(browser)
  await page.goto('/sign-in')
  await signIn(page, somebody)
  await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
  return page
}

story('who did not start a run cannot cancel it, unless they are a manager', async ({ page, request, browser }) => {
  const analyst = await openAs(browser, await addSomebody(request, 'Ann Other', 'analyst'))
  const manager = await openAs(browser, await addSomebody(request, 'Max Other', 'manager'))
  await page.goto('/acme/reports')
  await page.getByRole('link', { name: 'Possible duplicate customers', exact: true }).click()
  await page.getByRole('button', { name: 'Run this report' }).click()
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  const link = await panel.getByRole('link', { name: 'Open the run' }).getAttribute('href')
  const address = link ?? ''
  await Promise.all([analyst.goto(address), manager.goto(address), page.goto(address)])

  const why = 'Only who started a run, or a manager, can cancel it.'
  await expect(analyst.getByRole('button', { name: `Cancel , not now: ${why}`, exact: true })).toBeDisabled()
  expect((await ask(analyst, 'PATCH', `/api${address}/cancel`)).status).toBe(403)
  await manager.getByRole('button', { name: 'Cancel', exact: true }).click()
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await expect(page.getByRole('main').getByText('Cancelled', { exact: true }).first()).toBeVisible()
  for (const opened of [analyst, manager]) await opened.context().close()
})
