import { type Page, expect } from '@playwright/test'
import { expectAccessible, story } from './story.ts'

const line = (page: Page) => page.getByRole('combobox', { name: 'Search or go to' })

/** Opens the palette by its keys, which are heard once the page's scripts run. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(line(page)).toBeVisible({ timeout: 2_000 })
  }).toPass()
}

async function openPersonMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ada Okafor' }).filter({ visible: true }).click()
}

story('the palette leads to a report and back to it, by keyboard alone', async ({ page }) => {
  await page.goto('/acme/runs')
  await openPalette(page)
  await expect(page.getByRole('option', { name: 'Health' })).toBeVisible()
  await expectAccessible(page)
  await line(page).fill('shipp')
  await expect(page.getByRole('option', { name: 'Shipping cost' })).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Shipping cost' })).toBeVisible()
  await page.goto('/acme/runs')
  await openPalette(page)
  await expect(page.getByRole('group', { name: 'Looked at before' }).getByText('Shipping cost')).toBeVisible()
})

story(
  'the palette finds a run by its token and by an address of another host, and says when there is none',
  async ({ page }) => {
    await page.goto('/acme/runs')
    const run = page.getByRole('table', { name: 'Runs', exact: true }).locator('[data-run]').first()
    const token = (await run.getAttribute('data-run')) ?? ''
    await openPalette(page)
    await line(page).fill('ffffffffffff')
    await expect(page.getByText('No run or report in Acme Outfitters has the token ffffffffffff.')).toBeVisible()
    await expectAccessible(page)
    await line(page).fill(token)
    await expect(page.getByRole('group', { name: 'Found' }).getByRole('option')).toHaveCount(1)
    await line(page).fill(`https://app.mode.com/elsewhere/reports/ffffffffffff/runs/${token}`)
    await expect(page.getByRole('group', { name: 'Found' }).getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/acme/reports/[0-9a-f]{12}/runs/${token}$`))
  },
)

story('keys lead from place to place, and say so when asked', async ({ page }) => {
  await page.goto('/acme/reports')
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(page.getByText('Go to Health')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Runs', exact: true }).filter({ visible: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
})

story('theme, time zone and rail are as the person chose, at once and at every later visit', async ({ page }) => {
  const html = page.locator('html')
  const rail = page.locator('nav[data-rail]')
  const newest = page.getByRole('table').locator('time').first()
  await page.goto('/acme/reports')
  await openPersonMenu(page)
  await expectAccessible(page)
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('menuitemcheckbox', { name: 'Show times in UTC' }).click()
  await expect(newest).toHaveAttribute('title', /UTC$/)
  await page.keyboard.press('Escape')
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await page.getByRole('button', { name: 'Collapse' }).click()
  await expect(rail).toHaveAttribute('data-rail', 'collapsed')
  await kept
  const answer = await page.reload()
  expect(await answer?.text()).toMatch(/<html[^>]*data-theme="dark"/)
  await expect(rail).toHaveAttribute('data-rail', 'collapsed')
  await expect(newest).toHaveAttribute('title', /UTC$/)
  await page.getByRole('button', { name: 'Expand' }).click()
  await openPersonMenu(page)
  await page.getByRole('menuitemcheckbox', { name: 'Show times in UTC' }).click()
  const last = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await page.getByRole('menuitemradio', { name: 'As the system' }).click()
  await last
  await expect(html).toHaveAttribute('data-theme', 'system')
})

story('an address that means nothing is said to, whatever was typed', async ({ page }) => {
  for (const path of ['/acme/nothing/here', '/acme/reports/%00', '/mine/reports/%00', '/%', '/acme/%ff']) {
    const answer = await page.goto(path)
    expect([path, answer?.status()]).toEqual([path, 404])
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()
    await expectAccessible(page)
  }
})

story('on a phone the places are at the bottom, and nothing is wider than it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/acme/reports')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await openPersonMenu(page)
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
