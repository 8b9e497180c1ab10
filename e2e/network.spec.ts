import { type Page, expect } from '@playwright/test'
import { addSomebody, openStranger, signIn } from './people.ts'
import { openRuns, pathOfRun, rowsOf, story } from './story.ts'

/** Keeps the scripts of a page back until the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

story(
  'offline a link waits, the page says so and stays, and one goes on when one is back',
  async ({ page, context }) => {
    await openRuns(page)
    const count = await rowsOf(page).count()
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
    await context.setOffline(true)
    const says = page.getByText(/^You are offline\. What you see is from .*; links are followed when you are back\.$/)
    await expect(says).toBeVisible()
    await page.getByRole('navigation').getByRole('link', { name: 'Reports' }).click()
    await expect(page.getByRole('link', { name: 'Reports' }).getByLabel('Loading')).toBeVisible()
    await expect(page).toHaveURL(/\/acme\/runs$/)
    await expect(rowsOf(page)).toHaveCount(count)
    await context.setOffline(false)
    await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
    await expect(says).toHaveCount(0)
    await expect(page.locator('body[data-not-reloaded]')).toBeAttached()
  },
)

story('what is done offline says that one is offline, until one is back', async ({ page, context }) => {
  await page.goto(await pathOfRun(page, 'filter=text.has.Daily%20revenue&filter=state.eq.succeeded'))
  await page.getByRole('button', { name: 'Rerun with parameters' }).click()
  const panel = page.getByRole('dialog', { name: 'Rerun with parameters' })
  await expect(panel.getByRole('button', { name: 'Run', exact: true })).toBeEnabled()
  await context.setOffline(true)
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  const says = panel.getByText('You are offline. Try again when you are back online.')
  await expect(says).toBeVisible()
  await context.setOffline(false)
  await expect(says).toHaveCount(0)
})

story('who signs in before the scripts are there is signed in once they are', async ({ request, browser }) => {
  const somebody = await addSomebody(request, 'Early Bird', 'viewer')
  const page = await openStranger(browser)
  const release = await holdScripts(page)
  await page.goto('/sign-in', { waitUntil: 'commit' })
  await signIn(page, somebody)
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page.getByLabel('Username')).toHaveValue(somebody.username)
  release()
  await expect(page).toHaveURL(/\/acme$/)
  await page.context().close()
})

story('a refusal of what was sent before the scripts were there keeps the username', async ({ browser }) => {
  const page = await openStranger(browser)
  const release = await holdScripts(page)
  await page.goto('/sign-in', { waitUntil: 'commit' })
  await signIn(page, { username: 'nobody-so-early', password: 'wrong' })
  release()
  await expect(page.getByText('The username or the password is not right.')).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue('nobody-so-early')
  await page.context().close()
})

story('what is typed into the search before the scripts are there is looked for', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/acme/runs', { waitUntil: 'commit' })
  await page.getByRole('textbox', { name: 'Search the runs' }).fill('Daily')
  release()
  await expect(page).toHaveURL(/filter=text\.has\.Daily/)
})

story('a form that is open is open again after a reload, with what was typed', async ({ page }) => {
  await page.goto(await pathOfRun(page, 'filter=text.has.Daily%20revenue&filter=state.eq.succeeded'))
  await page.getByRole('button', { name: 'Rerun with parameters' }).click()
  const panel = page.getByRole('dialog', { name: 'Rerun with parameters' })
  await panel.getByRole('combobox', { name: 'Row by' }).click()
  await page.getByRole('option', { name: 'Week' }).click()
  await expect(panel.getByText(/^was/)).toBeVisible()
  await page.reload()
  await expect(panel.getByText(/^was/)).toBeVisible()
  await panel.getByRole('button', { name: 'Close' }).click()
  await page.reload()
  await expect(page.getByText(/succeeded/i).first()).toBeVisible()
  await expect(panel).toHaveCount(0)
})

story('on a phone Back closes the form and stays on the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/acme/runs')
  const path = await pathOfRun(page, 'filter=text.has.Daily%20revenue&filter=state.eq.succeeded')
  await page.goto(path)
  const open = page.getByRole('button', { name: 'Rerun with parameters' })
  const panel = page.getByRole('dialog', { name: 'Rerun with parameters' })
  await open.click()
  await expect(panel).toBeVisible()
  await page.goBack()
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await open.click()
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(panel).toHaveCount(0)
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(history.state ?? null)))
    .not.toContain('lies-over-the-page')
  await page.goBack()
  await expect(page).toHaveURL(/\/acme\/runs$/)
})

story('a double click opens what a click opens', async ({ page }) => {
  await page.goto(await pathOfRun(page, 'filter=text.has.Daily%20revenue&filter=state.eq.succeeded'))
  for (const name of ['Compare', 'Export']) {
    await page.getByRole('button', { name, exact: true }).dblclick()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  for (const name of ['Clone', 'Duplicate']) {
    const dialog = page.getByRole('dialog', { name: `${name} this run` })
    await page.getByRole('button', { name, exact: true }).dblclick()
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: 'Not now' }).click()
    await expect(dialog).toHaveCount(0)
  }
})

story(
  'who is removed while a page is open is told so, and finds nothing there afterwards',
  async ({ request, browser }) => {
    const somebody = await addSomebody(request, 'Gone Girl', 'viewer')
    const page = await openStranger(browser)
    await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl: '/acme/runs' })}`)
    await signIn(page, somebody)
    await expect(page.getByText(/in this view · live$/)).toBeVisible()
    const origin = process.env['STORY_ADDRESS'] ?? ''
    await request.delete(`/api/acme/people/${somebody.username}`, { headers: { origin } })
    await expect(page.getByText('You are no longer in this workspace, or it is gone.')).toBeVisible({ timeout: 60_000 })
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()
    await expect(page.getByText('Acme Outfitters')).toHaveCount(0)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await page.getByRole('link', { name: 'To your workspace' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'You are in no workspace' })).toBeVisible()
    await page.context().close()
  },
)
