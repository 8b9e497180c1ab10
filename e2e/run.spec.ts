import { type Page, expect } from '@playwright/test'
import { expectAccessible, openReport, story } from './story.ts'

/** Starts a run from the report's page, with the form as it stands, and leads to its page. */
async function runReport(page: Page, name: string): Promise<void> {
  await openReport(page, name)
  await page.getByRole('button', { name: 'Run this report' }).click()
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await panel.getByRole('link', { name: 'Open the run' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Run of ${name}` })).toBeVisible()
}

story('a run that failed says why, and where in the SQL', async ({ page }) => {
  await runReport(page, 'On-time delivery')
  await expect(page.getByText('SqlUnknownColumn').first()).toBeVisible()
  await expect(page.locator('mark').first()).toBeVisible()
  await expectAccessible(page)
})

story('a run again with a changed parameter is followed to its result without a reload', async ({ page }) => {
  await runReport(page, 'Daily revenue')
  await expect(page.getByRole('grid', { name: 'Result of Revenue by channel' })).toBeVisible()
  await expectAccessible(page)
  await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
  await page.getByRole('button', { name: 'Rerun with parameters' }).click()
  const panel = page.getByRole('dialog', { name: 'Rerun with parameters' })
  await panel.getByRole('combobox', { name: 'Row by' }).click()
  await page.getByRole('option', { name: 'Month' }).click()
  await expect(panel.getByText(/^was/)).toBeVisible()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('Succeeded', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await panel.getByRole('link', { name: 'Open the run' }).click()
  await expect(page.getByRole('main').getByRole('definition').filter({ hasText: 'month' }).first()).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Result of Revenue by channel' })).toBeVisible()
  await expect(page.locator('body[data-not-reloaded]')).toBeAttached()
})

story('an address fills in the form', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  await page.goto(`${page.url()}?param_grain=week`)
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await expect(panel.getByRole('combobox', { name: 'Row by' })).toHaveText('Week')
})

story('a refused parameter stands at its field, and nothing typed is lost', async ({ page }) => {
  await openReport(page, 'Possible duplicate customers')
  await page.getByRole('button', { name: 'Run this report' }).click()
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await panel.getByLabel('The newer account since').fill('2026-01-31')
  await panel.getByLabel('Likeness from').fill('very')
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText(/Parameter "likeness"/)).toBeVisible()
  const likeness = panel.getByRole('textbox', { name: 'Likeness from' })
  await expect(likeness).toHaveAttribute('aria-invalid', 'true')
  await expect(likeness).toHaveValue('very')
  await expect(panel.getByRole('textbox', { name: 'The newer account since' })).toHaveValue('2026-01-31')
})

story('a slow run can be cancelled', async ({ page }) => {
  await openReport(page, 'Possible duplicate customers')
  await page.getByRole('button', { name: 'Run this report' }).click()
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel.getByText('Cancelled', { exact: true })).toBeVisible()
})

story('results leave as CSV', async ({ page }) => {
  await runReport(page, 'Daily revenue')
  const csv = page.getByRole('region', { name: 'Revenue by channel' }).getByRole('link', { name: 'CSV' })
  const [download] = await Promise.all([page.waitForEvent('download'), csv.click()])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
})

story('a run is cloned, and the clone runs', async ({ page }) => {
  await runReport(page, 'Refunds by reason')
  await page.getByRole('button', { name: 'Clone' }).click()
  const dialog = page.getByRole('dialog', { name: 'Clone this run' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Clone', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Copy of Refunds by reason' })).toBeVisible()
  await page.getByRole('button', { name: 'Run this report' }).click()
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('Succeeded', { exact: true })).toBeVisible({ timeout: 30_000 })
})

story('a run is duplicated with its results, which open without running', async ({ page }) => {
  await runReport(page, 'Refunds by reason')
  await page.getByRole('button', { name: 'Duplicate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Duplicate this run' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Duplicate', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Refunds by reason/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Last runs' }).getByText('Succeeded')).toBeVisible()
})
