import { expect } from '@playwright/test'
import { expectAccessible, openReport, story } from './story.ts'

story('the reports of the workspace are listed', async ({ page }) => {
  await page.goto('/acme/reports')
  await expect(page.getByRole('link', { name: 'Daily revenue', exact: true })).toBeVisible()
  expect(await page.getByRole('row').count()).toBeGreaterThan(10)
  await expectAccessible(page)
})

story('a report is found by its name, and where none is called so a way leads back to all', async ({ page }) => {
  await page.goto('/acme/reports')
  const rows = page.getByRole('table', { name: 'Reports' }).getByRole('row')
  const all = await rows.count()
  await expect(page.getByText(`${all - 1} reports`, { exact: true })).toBeVisible()
  const field = page.getByRole('textbox', { name: 'Search reports by name' })
  await field.fill('close MONTH')
  await field.press('Enter')
  await expect(page).toHaveURL(/\/acme\/reports\?q=close\+MONTH$/)
  await expect(page.getByText('1 report found', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Month-end close', exact: true })).toBeVisible()
  await field.fill('zzzz')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByText('No report is called so.')).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await expect(field).toHaveValue('close MONTH')
  await expect(rows).toHaveCount(2)
  await page.getByRole('link', { name: 'Clear the search' }).click()
  await expect(page).toHaveURL(/\/acme\/reports$/)
  await expect(field).toHaveValue('')
  await expect(rows).toHaveCount(all)
})

story('a page of reports beyond the last one leads to the first', async ({ page }) => {
  await page.goto('/acme/reports?page=99')
  await expect(page.getByText('There are not so many pages of reports.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'To the first page' }).click()
  await expect(page).toHaveURL(/\/acme\/reports$/)
  await expect(page.getByRole('link', { name: 'Daily revenue', exact: true })).toBeVisible()
})

story('a report shows how it went, its last runs and its queries', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  await expect(page.getByText('every day at 06:00, Europe/Berlin')).toBeVisible()
  await expect(page.getByRole('slider', { name: /^Last runs of Daily revenue/ })).toBeAttached()
  await expect(page.getByRole('slider', { name: /^Duration of Daily revenue/ })).toBeAttached()
  await expect(page.getByRole('region', { name: 'SQL of Revenue by channel' })).toContainText('{% form %}')
  await expectAccessible(page)
  await page.getByRole('link', { name: /^All [\d,]+ runs$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await expectAccessible(page)
})

story("the page of a report's queries opens from its address", async ({ page }) => {
  await openReport(page, 'Refunds by reason')
  await page.goto(`${page.url()}/edit`)
  await expect(page.getByRole('region', { name: 'SQL of Reasons' })).toBeVisible()
  await expectAccessible(page)
})

story('health says what fails, since when and why, and leads to it', async ({ page }) => {
  await page.goto('/acme')
  await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
  const attention = page.getByRole('region', { name: /^Needs attention/ })
  const failing = attention.getByRole('listitem').filter({ hasText: 'On-time delivery' })
  await expect(failing.getByText(/Failed \d+ times in a row|Failed once/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: '30 d' }).check({ force: true })
  await expect(page).toHaveURL(/span=30d/)
  await failing.getByRole('link', { name: 'Open last good' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Run of On-time delivery' })).toBeVisible()
})

story('the API is documented, and what reads can be tried', async ({ page }) => {
  await page.goto('/acme/api-docs')
  await expect(page.getByRole('heading', { level: 1, name: 'API docs' })).toBeVisible()
  await expectAccessible(page)
  const section = page.getByRole('region', { name: 'List the runs of every report of the account' })
  await section.getByText('Try it as yourself').click()
  await section.getByRole('button', { name: 'Send' }).click()
  await expect(section.getByText(/^200 \/api\/acme\/runs/)).toBeVisible()
})
