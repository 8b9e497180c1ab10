import { expect } from '@playwright/test'
import { expectAccessible, story } from './story.ts'

story('the runs of the workspace are listed, newest first, page by page', async ({ page }) => {
  await page.goto('/acme/runs')
  await expect(page.getByText(/^[\d,]+\+? runs$/)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending')
  const links = page.getByRole('table').locator('tbody a')
  await expect(links).toHaveCount(50)
  const first = await links.first().getAttribute('href')
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(page.getByRole('link', { name: 'Previous page' })).toBeVisible()
  expect(await links.first().getAttribute('href')).not.toBe(first)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(page).toHaveURL(/before=/)
  await expect(links).toHaveCount(50)
})

story('a filter from the form stands in the address, and its pill takes it away', async ({ page }) => {
  await page.goto('/acme/runs')
  await page.getByLabel('State').selectOption('failed')
  await page.getByLabel('Created').selectOption('now-90d')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page).toHaveURL(/\/acme\/runs\?filter=state\.eq\.failed&filter=created_at\.gt\.now-90d$/)
  await expect(page.getByRole('cell', { name: 'Succeeded' })).toHaveCount(0)
  await expect(page.getByRole('cell', { name: 'Failed' }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Remove the filter State is Failed' }).click()
  await expect(page).toHaveURL(/\/acme\/runs\?filter=created_at\.gt\.now-90d$/)
  await expect(page.getByRole('cell', { name: 'Succeeded' }).first()).toBeVisible()
  await page.goBack()
  await expect(page.getByText('State is Failed')).toBeVisible()
})

story('a heading orders, and turns the order round', async ({ page }) => {
  await page.goto('/acme/runs')
  const duration = page.getByRole('columnheader', { name: 'Duration' })
  await duration.getByRole('link').click()
  await expect(duration).toHaveAttribute('aria-sort', 'descending')
  await duration.getByRole('link').click()
  await expect(duration).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL(/order=asc&order_by=duration$/)
})

story('a broken filter is shown with what is wrong about it, and can be removed', async ({ page }) => {
  await page.goto('/acme/runs?filter=colour.eq.red&filter=state.eq.failed')
  await expect(page.getByText('"colour" is not a field')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Remove the filter colour.eq.red' }).click()
  await expect(page).toHaveURL(/\/acme\/runs\?filter=state\.eq\.failed$/)
  await expect(page.getByRole('cell', { name: 'Failed' }).first()).toBeVisible()
})

story('filters that nothing fits name the way back', async ({ page }) => {
  await page.goto('/acme/runs?filter=text.has.there%20is%20no%20such%20text')
  await expect(page.getByText('No run matches these filters.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all runs' }).click()
  await expect(page).toHaveURL(/\/acme\/runs$/)
})

story('what is not there is not found, and leads on', async ({ page }) => {
  for (const path of ['/acme/reports/ffffffffffff', '/acme/reports/..%2F..%2Fsecret', '/nobody-is-here/runs']) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
    await expectAccessible(page)
  }
  await page.getByRole('link', { name: 'To the runs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Runs' })).toBeVisible()
})

story('the runs fit a phone and a dark room', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const path of ['/acme/runs', '/acme/reports']) {
    await page.goto(path)
    await expect(page.getByRole('table')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectAccessible(page)
  }
})
