import { expect } from '@playwright/test'
import { openReport, story } from './story.ts'

story('what one browser starts, another counts as new, and shows when asked', async ({ page, context }) => {
  await page.goto('/acme/runs')
  await expect(page.getByText(/in this view · live$/)).toBeVisible()
  const rows = page.getByRole('table', { name: 'Runs', exact: true }).locator('[data-run]')
  const first = await rows.first().getAttribute('data-run')
  const other = await context.newPage()
  await openReport(other, 'Shipping cost')
  await other.getByRole('button', { name: 'Run this report' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
  await page.bringToFront()
  await page.getByRole('button', { name: /1 new run/ }).click()
  await expect(rows.first()).not.toHaveAttribute('data-run', first ?? '')
  await expect(rows.first().getByText('Succeeded')).toBeVisible({ timeout: 30_000 })
})
