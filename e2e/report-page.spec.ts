import { expect } from '@playwright/test'
import { expectAccessible, openReport, story } from './story.ts'

story('the calendar of a report is walked by keys and leads to the runs of a day', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  const year = page.getByRole('table', { name: /^A year of Daily revenue/ })
  await expect(year).toBeVisible()
  const days = year.getByRole('link')
  await year.locator('[tabindex="0"]').focus()
  const today = await year.locator(':focus').getAttribute('aria-label')
  await page.keyboard.press('ArrowLeft')
  const before = (await year.locator(':focus').getAttribute('aria-label')) ?? ''
  expect(before).not.toBe(today)
  expect(await days.count()).toBeGreaterThan(20)
  const runs = before
    .match(/\d+(?= succeeded| failed| cancelled| in progress)/g)
    ?.reduce((sum, count) => sum + Number(count), 0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await expect(page.getByText(new RegExp(`^${runs} in this view`))).toBeVisible()
})

story('the parameters of a report by time lead to their runs', async ({ page }) => {
  await openReport(page, 'Daily revenue')
  const matrix = page.getByRole('table', { name: /^Parameters of Daily revenue by time/ })
  await expect(matrix.getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('radio', { name: '26 weeks' }).check({ force: true })
  await expect(page).toHaveURL(/slots=weeks/)
  await expectAccessible(page, 'section[aria-labelledby=matrix]')
  await matrix.locator('[tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await expect(page).toHaveURL(/parameters\./)
  await expect(page.getByText(/^[1-9]\d* in this view/)).toBeVisible()
})
