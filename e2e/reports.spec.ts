import { expect } from '@playwright/test'
import { expectAccessible, openReport, story } from './story.ts'

story('the reports of the workspace are listed', async ({ page }) => {
  await page.goto('/acme/reports')
  await expect(page.getByRole('link', { name: 'Daily revenue', exact: true })).toBeVisible()
  expect(await page.getByRole('row').count()).toBeGreaterThan(10)
  await expectAccessible(page)
})

story('a report shows its form, its last runs and its queries', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  await expect(page.getByLabel('From')).toHaveValue(/^\d{4}-\d\d-\d\d$/)
  await expect(page.getByRole('heading', { name: 'Last runs' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'SQL of Revenue by channel' })).toContainText('{% form %}')
  await expectAccessible(page)
  await page.getByRole('link', { name: /^All [\d,]+ runs$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await expectAccessible(page)
})

story('an address fills in the form', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  await page.goto(`${page.url()}?param_grain=week&param_channels=app&param_channels=phone`)
  await expect(page.getByLabel('Row by')).toHaveValue('week')
  await expect(page.getByLabel('Telephone')).toBeChecked()
  await expect(page.getByLabel('Web shop')).not.toBeChecked()
})

story("the page of a report's queries opens from its address", async ({ page }) => {
  await openReport(page, 'Refunds by reason')
  await page.goto(`${page.url()}/edit`)
  await expect(page.getByRole('region', { name: 'SQL of Reasons' })).toBeVisible()
  await expectAccessible(page)
})
