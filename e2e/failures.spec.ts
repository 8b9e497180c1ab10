import { type Page, expect } from '@playwright/test'
import { FailureGroupList } from '#/lib/contract/failure-group.ts'
import { RunPage } from '#/lib/contract/report-run-list.ts'
import { expectAccessible, rowsOf, story } from './story.ts'

const reasons = (page: Page) => page.getByRole('region', { name: 'Failures by reason' }).getByRole('listitem')

async function groupsOf(page: Page, search: string) {
  const answer = await page.request.get(`/api/acme/failures?${search}&per_page=50`)
  return FailureGroupList.parse(await answer.json())._embedded.failures
}

story('Health leads to the reasons of failures over its span, and a reason to its runs', async ({ page }) => {
  await page.goto('/acme?span=30d')
  await page.getByRole('link', { name: 'Failures by reason' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Failures' })).toBeVisible()
  await expect(page).toHaveURL(/\/acme\/failures\?span=30d$/)
  const groups = await groupsOf(page, 'span=30d')
  await expect(reasons(page)).toHaveCount(groups.length)
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Health' })).toHaveAttribute(
    'aria-current',
    'true',
  )
  const at = groups.findIndex(({ code }) => code === 'SqlUnknownColumn')
  const column = reasons(page).nth(at)
  await expect(column).toContainText('Referenced column "delivered_on" not found')
  await expect(column).toContainText(`${groups[at]?.open_count} open`)
  await expect(column.getByRole('link', { name: 'On-time delivery', exact: true })).toBeVisible()
  await expectAccessible(page)
  await column.getByRole('link', { name: /^Show / }).press('Enter')
  await expect(page).toHaveURL(/\/acme\/runs\?filter=failure\.eq\.[0-9a-f]{12}&filter=created_at\.gt\.now-30d$/)
  await expect(page.getByText(`${groups[at]?.count} in this view`)).toBeVisible()
  await expect(rowsOf(page).filter({ hasNotText: 'On-time delivery' })).toHaveCount(0)
})

story('the reason met most often comes first when asked for, and Back restores the order', async ({ page }) => {
  await page.goto('/acme/failures?span=90d')
  await expect(reasons(page).first()).toBeVisible()
  await page.getByText('Most often', { exact: true }).click()
  await expect(page).toHaveURL(/span=90d&order_by=count$/)
  const [most] = await groupsOf(page, 'span=90d&order_by=count')
  await expect(reasons(page).first()).toContainText(`${most?.count} failures in the last 90 days`)
  await page.goBack()
  await expect(page.getByRole('radio', { name: 'Last seen' })).toBeChecked()
  const [last] = await groupsOf(page, 'span=90d')
  await expect(reasons(page).first()).toContainText(last?.message.split(/["'\n]/)[0] ?? '')
})

story('what is open from before the span is said, and leads to the open runs', async ({ page }) => {
  await page.goto('/acme/failures?span=24h')
  const groups = await groupsOf(page, 'span=24h')
  const at = groups.findIndex(({ count }) => count === 0)
  const old = reasons(page).nth(at)
  await expect(old).toContainText('None in the last 24 hours')
  await old.getByRole('link', { name: /^Show .* open runs? / }).click()
  await expect(page).toHaveURL(/filter=failure\.eq\.\w+&filter=open\.eq\.true$/)
  await expect(page.getByText(`${groups[at]?.open_count} in this view`)).toBeVisible()
})

story('a failure is counted while the page is open', async ({ page }) => {
  const search = 'filter=state.eq.failed&filter=failure.eq.'
  await page.goto('/acme/failures')
  const groups = await groupsOf(page, 'span=7d')
  const at = groups.findIndex(({ code }) => code === 'SqlUnknownColumn')
  const { count = 0, fingerprint = '' } = groups[at] ?? {}
  const column = reasons(page).filter({ hasText: 'delivered_on' })
  await expect(column).toContainText(`${count} failures in`)
  const answer = await page.request.get(`/api/acme/runs?${search}${fingerprint}&per_page=1`)
  const [run] = RunPage.parse(await answer.json())._embedded.report_runs
  const origin = process.env['STORY_ADDRESS'] ?? ''
  await page.request.post(`/api/acme/reports/${run?.report_token}/runs`, { headers: { origin }, data: {} })
  await expect(column).toContainText(`${count + 1} failures in`, { timeout: 30_000 })
  await expect(reasons(page).first()).toContainText('delivered_on')
})

story('failures that cannot be read say so, and are there when one tries again', async ({ page }) => {
  await page.goto('/acme/failures')
  await expect(reasons(page).first()).toBeVisible()
  await page.route('**/api/acme/failures?*', (route) => route.abort())
  await page.getByText('90 d', { exact: true }).click()
  await expect(page.getByText('The failures could not be read')).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page)
  await page.unroute('**/api/acme/failures?*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(reasons(page).first()).toContainText('in the last 90 days')
})

story('the keys g f and the palette lead to the failures, and a page past their end leads back', async ({ page }) => {
  await page.goto('/acme/reports')
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await expect(page.getByRole('heading', { level: 1, name: 'Failures' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { name: 'Failures', exact: true })).toBeVisible()
  await page.goto('/acme/failures?page=99')
  await page.getByRole('button', { name: 'To the first page' }).click()
  await expect(page).toHaveURL(/\/acme\/failures$/)
  await expect(reasons(page).first()).toBeVisible()
})
