import { expect } from '@playwright/test'
import { expectAccessible, expectRun, openReport, story } from './story.ts'

story('a run that failed says why, and where in the SQL', async ({ page }) => {
  await openReport(page, 'On-time delivery')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expectRun(page, 'Failed')
  await expect(page.getByText('SqlUnknownColumn').first()).toBeVisible()
  await expect(page.locator('mark')).toBeVisible()
  await expectAccessible(page)
})

story('a run again with a changed parameter is followed to its result without a reload', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expectRun(page, 'Succeeded')
  await expectAccessible(page)
  const before = page.url()
  await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
  await page.getByLabel('Row by').selectOption('month')
  await page.getByRole('group', { name: 'Channels' }).getByLabel('App').uncheck()
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(page).not.toHaveURL(before)
  await expectRun(page, 'Succeeded')
  await expect(page.getByRole('definition').filter({ hasText: 'month' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Result of Revenue by channel' })).toBeVisible()
  await expect(page.locator('body[data-not-reloaded]')).toBeAttached()
})

story('a refused parameter stands at its field, and nothing typed is lost', async ({ page }) => {
  await openReport(page, 'Possible duplicate customers')
  await page.getByLabel('The newer account since').fill('2026-01-31')
  await page.getByLabel('Likeness from').fill('very')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText(/Parameter "likeness"/)).toBeVisible()
  await expect(page.getByLabel('Likeness from')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Likeness from')).toHaveValue('very')
  await expect(page.getByLabel('The newer account since')).toHaveValue('2026-01-31')
})

story('a slow run can be cancelled', async ({ page }) => {
  await openReport(page, 'Possible duplicate customers')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expectRun(page, 'Cancelled')
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
})

story('results leave as CSV', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expectRun(page, 'Succeeded')
  const csv = page.getByRole('link', { name: 'CSV' })
  await expect(csv).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), csv.click()])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
})

story('a clone is asked for, made, and opened', async ({ page }) => {
  await page.goto('/acme/runs?filter=state.eq.succeeded')
  await page.getByRole('table').locator('tbody a').first().click()
  await page.getByRole('link', { name: 'Clone' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Clone “/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Clone' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Copy of / })).toBeVisible()
})
