import { expect } from '@playwright/test'
import { RunPage } from '#/lib/contract/report-run-list.ts'
import { expectAccessible, openReport, story } from './story.ts'

story('health has a place for each kind of trouble, and says so where there is none of it', async ({ page }) => {
  await page.goto('/acme')
  const counts: Record<string, string> = {
    Failing: 'No report has an open failure.',
    'Slower than usual': 'The last good run of every report took no longer than usual.',
    'Missed schedule': 'Every schedule has started its runs.',
    'Never run': 'Every report has run.',
  }
  for (const [name, none] of Object.entries(counts)) {
    const group = page.getByRole('region', { name: new RegExp(`^${name}`) })
    const count = Number((await group.getByRole('heading').textContent())?.replace(name, ''))
    if (count === 0) await expect(group.getByText(none)).toBeVisible()
    else await expect(group.getByRole('listitem').first()).toBeVisible()
  }
})

story('a report that fails says since when, and leads to its open failures and its last good run', async ({ page }) => {
  await openReport(page, 'On-time delivery')
  await expect(page.getByText('Failing', { exact: true })).toBeVisible()
  await expect(page.getByText(/^since .* the last .* failed/)).toBeVisible()
  await expect(page.getByText('Next scheduled run')).toBeVisible()
  const open = page.getByRole('link', { name: /open failures?$/ })
  const [count] = (await open.textContent())?.match(/[\d,]+/) ?? []
  await open.click()
  await expect(page.getByText(new RegExp(`^${count} in this view`))).toBeVisible()
  await page.goBack()
  await page.getByRole('definition').getByRole('link', { name: / ago$/ }).click()
  await expect(page.getByRole('main').getByText('Succeeded', { exact: true }).first()).toBeVisible()
})

story(
  'the slow runs of a report are marked among its durations, told in the table, and found by it',
  async ({ page }) => {
    const answer = await page.request.get('/api/acme/runs?filter=slow.eq.true&filter=created_at.gt.now-90d&per_page=1')
    const [slow] = RunPage.parse(await answer.json())._embedded.report_runs
    await page.goto(`/acme/reports/${slow?.report_token}?span=90d`)
    const found = page.getByRole('link', { name: /runs? slower than usual$/ })
    await expect(found).toBeVisible()
    const [count = ''] = (await found.textContent())?.match(/[\d,]+/) ?? []
    const course = page.getByRole('region', { name: 'Over the last 90 days' })
    await course.getByText('As a table').last().click()
    const cells = course
      .getByRole('table', { name: /^Duration of/ })
      .getByRole('cell')
      .filter({ hasText: /^[\d,]+, up to/ })
    const told = await cells.allTextContents()
    expect(told.reduce((sum, text) => sum + Number.parseInt(text.replace(',', ''), 10), 0)).toBe(
      Number(count.replace(',', '')),
    )
    await expectAccessible(page, '[aria-labelledby=course]')
    await found.click()
    await expect(page.getByText(new RegExp(`^${count} in this view`))).toBeVisible()
  },
)
