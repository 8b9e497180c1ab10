import { type Browser, type Locator, type Page, expect } from '@playwright/test'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { addSomebody, openStranger, signIn } from './people.ts'
import { expectAccessible, pathOfRun, story } from './story.ts'

const nobody = 'Nobody has acknowledged it yet.'
const openFailure = 'filter=open.eq.true&filter=text.has.Marketing%20spend'

/** The row of a report among those that fail. */
function failing(page: Page, report: string): Locator {
  return page
    .getByRole('region', { name: /^Failing/ })
    .getByRole('listitem')
    .filter({ hasText: report })
}

async function openHealth(page: Page, report: string): Promise<Locator> {
  await page.goto('/acme')
  const row = failing(page, report)
  await expect(row.getByText(nobody)).toBeVisible()
  return row
}

async function expectAccessibleInBothLooks(page: Page, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, within)
  }
}

story(
  'a failure is acknowledged from Health with a note, another tab sees it, and it is taken back',
  async ({ page, context }) => {
    const note = `The courier renamed a column; Mei asks them today. ${Date.now()}`
    const row = await openHealth(page, 'On-time delivery')
    const other = await context.newPage()
    const otherRow = await openHealth(other, 'On-time delivery')
    await page.bringToFront()

    await row.getByRole('button', { name: 'Acknowledge' }).click()
    const dialog = page.getByRole('dialog', { name: /^Acknowledge the .*of On-time delivery/ })
    await expect(dialog.getByLabel('Note')).toBeFocused()
    await expectAccessibleInBothLooks(page, '[role=dialog]')
    await dialog.getByLabel('Note').fill(note)
    await dialog.getByRole('button', { name: 'Acknowledge' }).click()
    await expect(dialog).toBeHidden()
    await expect(row.getByText(/acknowledged it/)).toBeVisible()
    await expect(row.getByText(note)).toBeVisible()
    await expectAccessibleInBothLooks(page)
    await other.bringToFront()
    await expect(otherRow.getByText(note)).toBeVisible()

    await otherRow.getByRole('button', { name: 'Edit or take back' }).click()
    const edited = other.getByRole('dialog')
    await expect(edited.getByLabel('Note')).toHaveValue(note)
    await edited.getByRole('button', { name: 'Take it back' }).click()
    await expect(otherRow.getByText(nobody)).toBeVisible()
    await page.bringToFront()
    await expect(row.getByText(nobody)).toBeVisible()
  },
)

story('what is typed into a note is told its limit, and is kept when it is too long or left', async ({ page }) => {
  const row = await openHealth(page, 'Replenishment proposal')
  await row.getByRole('button', { name: 'Acknowledge' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel('Note')
  await expect(dialog.getByText(/Up to 500 characters/)).toBeVisible()
  await field.fill('x'.repeat(501))
  await expect(dialog.getByRole('alert')).toHaveText('This may have 500 characters at most; it has 501.')
  await dialog.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(field).toBeFocused()
  await expectAccessible(page, '[role=dialog]')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(row.getByText(nobody)).toBeVisible()
  await page.reload()
  await row.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(field).toHaveValue('x'.repeat(501))
  await field.fill('')
  await page.route('**/acknowledge', (route) => route.abort())
  await field.fill('Kept')
  await dialog.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(dialog.getByRole('alert')).toContainText('cannot be reached')
  await expect(field).toHaveValue('Kept')
})

story(
  'a failure is acknowledged on the page of its run, which another tab sees, and is taken back there',
  async ({ page, context }) => {
    const path = await pathOfRun(page, openFailure)
    const other = await context.newPage()
    await Promise.all([page.goto(path), other.goto(path)])
    const why = page.getByRole('region', { name: 'Why it failed' })
    await page.bringToFront()
    await why.getByRole('button', { name: 'Acknowledge' }).click()
    await page.getByRole('dialog').getByLabel('Note').fill('Max mends the query')
    await page.keyboard.press('Control+Enter')
    await expect(why.getByText('Max mends the query')).toBeVisible()
    await expectAccessible(page)
    await other.bringToFront()
    await expect(other.getByRole('region', { name: 'Why it failed' }).getByText('Max mends the query')).toBeVisible()
    await other.goto('/acme')
    const row = failing(other, 'Marketing spend')
    await expect(row.getByText('Max mends the query')).toBeVisible()
    // The report has another open failure, of which nobody has said anything.
    const missing = /^\d+ of its \d+ open failures (is|are) not acknowledged yet\.$/
    await expect(row.getByText(missing)).toBeVisible()
    await row.getByRole('link', { name: 'Marketing spend and return' }).click()
    await expect(other.getByRole('heading', { level: 1, name: 'Marketing spend and return' })).toBeVisible()
    await expect(other.getByText(missing)).toBeVisible()
    await other.getByRole('button', { name: /^Acknowledge all/ }).click()
    // What was said of one run is not said of all.
    await expect(other.getByRole('dialog').getByLabel('Note')).toHaveValue('')
    await other.getByRole('dialog').getByLabel('Note').fill('Max mends them all')
    await other.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
    await expect(other.getByText('Max mends them all')).toBeVisible()
    await expect(other.getByText(missing)).toHaveCount(0)
    await page.bringToFront()
    await expect(why.getByText('Max mends them all')).toBeVisible()
    await why.getByRole('button', { name: 'Edit or take back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
    await expect(why.getByText(nobody)).toBeVisible()
    await other.bringToFront()
    await expect(other.getByText(missing)).toBeVisible()
    await other.getByRole('button', { name: /^Acknowledge all/ }).click()
    await other.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
    await expect(other.getByText(missing)).toHaveCount(0)
    await other.getByRole('button', { name: 'Edit or take back' }).click()
    await other.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
    await expect(other.getByText(nobody)).toBeVisible()
  },
)

async function openAsViewer(browser: Browser, viewer: Parameters<typeof signIn>[1], path: string): Promise<Page> {
  const page = await openStranger(browser)
  await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl: path })}`)
  await signIn(page, viewer)
  return page
}

story(
  'a viewer reads who knows of a failure, and why they cannot say so themselves',
  async ({ page: admin, request, browser }) => {
    const path = await pathOfRun(admin, openFailure)
    const viewer = await addSomebody(request, 'Vic Viewer', 'viewer')
    const page = await openAsViewer(browser, viewer, '/acme')
    const why = 'You can look at Acme Outfitters, not acknowledge failures in it. Ask an administrator for more.'
    const row = failing(page, 'Marketing spend')
    await expect(row.getByText(nobody)).toBeVisible()
    await expect(
      page.getByText('You can look at Acme Outfitters, not acknowledge failures or run reports in it.'),
    ).toBeVisible()
    await expect(row.getByRole('button', { name: /^Acknowledge/ })).toBeDisabled()
    await expectAccessible(page)

    await page.goto(path)
    const region = page.getByRole('region', { name: 'Why it failed' })
    await expect(region.getByRole('button', { name: /^Acknowledge/ })).toBeDisabled()
    await expect(region.getByRole('paragraph').filter({ hasText: why })).toBeVisible()
    const run = ReportRun.parse(await (await page.request.get(`/api${path}`)).json())
    expect(Object.keys(run._forms)).not.toContain('acknowledge')
    const origin = new URL(page.url()).origin
    const answer = await page.request.patch(`/api${path}/acknowledge`, { headers: { origin }, data: {} })
    expect(answer.status()).toBe(403)
    await page.context().close()
  },
)

story('a failure that was recovered names the run that did, and how long it stood', async ({ page }) => {
  await page.goto(await pathOfRun(page, 'filter=state.eq.failed&filter=open.ne.true'))
  const why = page.getByRole('region', { name: 'Why it failed' })
  await expect(why.getByText(/^Recovered after \d.* by/)).toBeVisible()
  await expect(why.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  await why.getByRole('link', { name: 'the run that succeeded' }).click()
  await expect(page.getByRole('main').getByText('Succeeded', { exact: true }).first()).toBeVisible()
})
