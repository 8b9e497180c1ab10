import { type Page, expect } from '@playwright/test'
import { expectAccessible, story } from './story.ts'

function rows(page: Page) {
  return page.getByRole('table', { name: 'Runs', exact: true }).locator('[data-run]')
}

/** The last run that is drawn, by its place in the list. */
async function lastIndex(page: Page): Promise<number> {
  const indexes = await rows(page).evaluateAll((drawn) => drawn.map((row) => Number(row.getAttribute('aria-rowindex'))))
  return Math.max(...indexes)
}

/** Opens a list of runs and waits until it follows what happens: from then on it hears keys. */
async function openRuns(page: Page, search = ''): Promise<void> {
  await page.goto(`/acme/runs${search}`)
  await expect(page.getByText(/in this view · live$/)).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
}

story('the runs of the workspace are listed, newest first, and more come as one scrolls', async ({ page }) => {
  await openRuns(page)
  await expect(page.getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(page).first()).toBeVisible()
  await expectAccessible(page)
  await rows(page).first().hover()
  await page.mouse.wheel(0, 1_600)
  await expect.poll(() => lastIndex(page)).toBeGreaterThan(51)
})

story('a filter is added by keys alone, stands in the address, and Back takes it away', async ({ page }) => {
  await openRuns(page)
  await page.keyboard.press('f')
  await page.keyboard.type('state')
  await page.keyboard.press('Enter')
  const failed = page.getByRole('checkbox', { name: /^failed$/i })
  await failed.press('Space')
  await failed.press('Enter')
  await expect(page).toHaveURL(/filter=state\.(eq|in)\.failed/)
  await expect(page.getByRole('button', { name: 'State is failed', exact: true })).toBeVisible()
  await expect(rows(page).filter({ hasText: 'Succeeded' })).toHaveCount(0)
  await expect(rows(page).filter({ hasText: 'Failed' }).first()).toBeVisible()
  await expectAccessible(page)
  await page.goBack()
  await expect(page).toHaveURL(/\/acme\/runs$/)
  await expect(rows(page).filter({ hasText: 'Succeeded' }).first()).toBeVisible()
  await page.goForward()
  await expect(page.getByRole('button', { name: 'State is failed', exact: true })).toBeVisible()
})

story('a heading orders, and turns the order round', async ({ page }) => {
  await page.goto('/acme/runs')
  const duration = page.getByRole('columnheader', { name: 'Duration' })
  await duration.getByRole('button').click()
  await expect(duration).toHaveAttribute('aria-sort', 'descending')
  await duration.getByRole('button').click()
  await expect(duration).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL(/order=asc&order_by=duration$/)
})

story('on a phone the list is ordered too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await openRuns(page)
  const duration = page.getByRole('columnheader', { name: 'Duration' })
  await duration.getByRole('button').click()
  await expect(duration).toHaveAttribute('aria-sort', 'descending')
  await duration.getByRole('button').click()
  await expect(page).toHaveURL(/order=asc&order_by=duration$/)
  await expectAccessible(page)
})

story('End goes on loading runs beside one that the address peeks at', async ({ page }) => {
  await openRuns(page)
  await rows(page).nth(1).click()
  await expect(page).toHaveURL(/peek=/)
  await openRuns(page, new URL(page.url()).search)
  await page.keyboard.press('End')
  await expect.poll(() => lastIndex(page)).toBeGreaterThan(51)
  await page.keyboard.press('Home')
  await expect(rows(page).first()).toBeFocused()
})

story(
  'the failed runs of one report in the last week lead to the reason and its place in the SQL',
  async ({ page }) => {
    await openRuns(page, '?filter=state.eq.failed&filter=created_at.gt.now-7d&filter=text.has.On-time')
    const failed = rows(page).filter({ hasText: 'On-time delivery' })
    await expect(failed.first()).toBeVisible()
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await expect(page.getByRole('heading', { level: 1, name: 'Run of On-time delivery' })).toBeVisible()
    await expect(page.getByText('Referenced column "delivered_on" not found').first()).toBeVisible()
    await expect(page.locator('mark').first()).toHaveText('delivered_on')
  },
)

story('keys walk from run to run, peek, and open', async ({ page }) => {
  await openRuns(page)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/peek=[0-9a-f]{12}%?2?F?\/?[0-9a-f]{12}/)
  const first = page.url()
  await expectAccessible(page)
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(first)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/peek=/)
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: /^Run of / })).toBeVisible()
  await page.goBack()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expectAccessible(page)
})

story('bars of the histogram narrow the list to their span, by keys too', async ({ page }) => {
  await page.goto('/acme/runs')
  const bars = page.getByRole('slider', { name: /^Runs by time/ })
  await bars.focus()
  await bars.press('ArrowLeft')
  await bars.press('Shift+ArrowLeft')
  await bars.press('Enter')
  await expect(page).toHaveURL(/filter=created_at\.gte\..*&filter=created_at\.lt\./)
  await bars.press('Escape')
  await expect(page).toHaveURL(/\/acme\/runs$/)
})

story('two runs are compared', async ({ page }) => {
  await page.goto('/acme/runs?filter=text.has.Daily%20revenue&filter=state.eq.succeeded')
  await rows(page).nth(0).getByRole('checkbox').check()
  await rows(page).nth(3).getByRole('checkbox').check()
  await page
    .getByRole('button', { name: 'Compare' })
    .or(page.getByRole('link', { name: 'Compare' }))
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare runs' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'The two runs' })).toBeVisible()
  await expectAccessible(page)
})

story('a broken filter is shown with what is wrong about it, and can be removed', async ({ page }) => {
  await page.goto('/acme/runs?filter=colour.eq.red&filter=state.eq.failed')
  await expect(page.getByText('"colour" is not a field').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Remove the filter colour.eq.red' }).click()
  await expect(page).toHaveURL(/\/acme\/runs\?filter=state\.eq\.failed$/)
  await expect(rows(page).filter({ hasText: 'Failed' }).first()).toBeVisible()
})

story('the filtered runs leave as CSV, all of them', async ({ page, request }) => {
  const search = 'filter=state.eq.failed'
  const file = await (await request.get(`/api/acme/runs/export.csv?${search}`)).text()
  const list = await (await request.get(`/api/acme/runs?${search}&per_page=1`)).json()
  const tokens = file.match(/^"?[0-9a-f]{12}"?,/gm) ?? []
  expect(tokens).toHaveLength(Number(list.pagination.total_count))
  await page.goto(`/acme/runs?${search}`)
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
})

story('what is not there is not found, and leads on', async ({ page }) => {
  for (const path of ['/acme/reports/ffffffffffff', '/acme/reports/..%2F..%2Fsecret', '/nobody-is-here/runs']) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
    await expectAccessible(page)
  }
})

story('every page fits a phone and a dark room', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const path of ['/acme', '/acme/runs', '/acme/reports', '/acme/api-docs', '/acme/settings']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectAccessible(page)
  }
})
