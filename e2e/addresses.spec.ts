import { expect } from '@playwright/test'
import { openRuns, pathOfRun, rowsOf, story } from './story.ts'

story('Back and Forward bring back the filters, the order and the run at the side', async ({ page }) => {
  await openRuns(page)
  const scheduled = page.getByRole('button', { name: 'Started by a schedule', exact: true })
  const duration = page.getByRole('columnheader', { name: 'Duration' })
  const peek = page.getByRole('complementary', { name: 'The run at a glance' })
  await page.getByRole('button', { name: 'Scheduled', exact: true }).click()
  await expect(scheduled).toBeVisible()
  await duration.getByRole('button').click()
  await expect(duration).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('table', { name: 'Runs', exact: true })).toHaveAttribute('aria-busy', 'false')
  const slowest = await rowsOf(page).first().getAttribute('data-run')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(peek).toBeVisible()
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: /^Run of / })).toBeVisible()

  await page.goBack()
  await expect(peek).toBeVisible()
  await expect(scheduled).toBeVisible()
  await expect(duration).toHaveAttribute('aria-sort', 'descending')
  await expect(rowsOf(page).first()).toHaveAttribute('data-run', slowest ?? '')
  await page.goBack()
  await expect(peek).toHaveCount(0)
  await expect(duration).not.toHaveAttribute('aria-sort')
  await expect(scheduled).toBeVisible()
  await page.goBack()
  await expect(scheduled).toHaveCount(0)
  await page.goForward()
  await page.goForward()
  await expect(peek).toBeVisible()
  await expect(scheduled).toBeVisible()
  await expect(duration).toHaveAttribute('aria-sort', 'descending')
})

story('a run whose results are purged says since when, keeps its facts, and offers to run again', async ({ page }) => {
  await page.goto(await pathOfRun(page, 'filter=created_at.lt.now-5d&filter=state.eq.succeeded'))
  const says = page.getByText(/^The results of this run were purged on .+\. Run it again to see fresh ones\.$/)
  await expect(says).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Parameters' })).toBeVisible()
  await expect(page.getByRole('grid')).toHaveCount(0)
  const why = 'The results of this run are no longer kept. Run it again, or clone it.'
  await expect(page.getByRole('button', { name: `Duplicate , not now: ${why}` })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Rerun', exact: true }).last()).toBeEnabled()
})

story('the address of a run that there is not says so, and leads to those that there are', async ({ page }) => {
  const path = await pathOfRun(page, '')
  const answer = await page.goto(path.replace(/\w{12}$/, 'ffffffffffff'))
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such run' })).toBeVisible()
  await page.getByRole('link', { name: 'To the runs of this report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
  await expect(rowsOf(page).first()).toBeVisible()
})

story('a run under the address of another report is none of it', async ({ page }) => {
  const [one, other] = await Promise.all([
    pathOfRun(page, 'filter=text.has.Daily%20revenue'),
    pathOfRun(page, 'filter=text.has.Shipping%20cost'),
  ])
  const mixed = one.replace(/\w{12}$/, /\w{12}$/.exec(other)?.[0] ?? '')
  expect((await page.goto(mixed))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such run' })).toBeVisible()
})

story('the pages of another person are as if they were not there', async ({ page }) => {
  for (const account of ['max', 'nobody-is-here']) {
    const answer = await page.goto(`/${account}/runs`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()
    await expect(page.locator('[data-run]')).toHaveCount(0)
  }
})
