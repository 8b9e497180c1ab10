import { expect } from '@playwright/test'
import { expectAccessible, story } from './story.ts'

const lanes = 'Lanes'

story('the timeline shows runs in lanes, is walked by keys, and a run is peeked at', async ({ page }) => {
  await page.goto('/acme/timeline?zoom=1w')
  await expect(page.getByRole('heading', { level: 1, name: 'Timeline' })).toBeVisible()
  const list = page.getByRole('list', { name: lanes, exact: true })
  await expect(list.getByRole('link', { name: 'Daily revenue', exact: true })).toBeVisible()
  await expect(page.getByText('now', { exact: true })).toBeVisible()
  await expectAccessible(page)
  const bars = list.locator('[data-stop]')
  await bars.first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
  await expect(bars.nth(0)).not.toBeFocused()
  await page.goto('/acme/timeline?zoom=1w&filter=state.eq.failed')
  await list.locator('a[data-stop]').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'The run at a glance' })).toBeVisible()
  await expect(page).toHaveURL(/peek=/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'The run at a glance' })).toBeHidden()
})

story('time is zoomed and panned, and what is in view stands in the address', async ({ page }) => {
  await page.goto('/acme/timeline')
  await expect(page.getByRole('list', { name: lanes, exact: true })).toBeAttached()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect(page).toHaveURL(/zoom=1w/)
  await page.getByRole('button', { name: 'Back in time' }).click()
  await expect(page).toHaveURL(/at=20/)
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await expect(page).not.toHaveURL(/at=/)
  await page.keyboard.press('+')
  await expect(page).not.toHaveURL(/zoom=/)
  await page.getByLabel('Lanes by').selectOption('trigger')
  await expect(page).toHaveURL(/lane=trigger/)
  await expect(page.getByRole('link', { name: 'By a schedule' })).toBeVisible()
  await page.getByText('As a table').click()
  await expect(page.getByRole('columnheader', { name: 'Duration' })).toBeVisible()
  await expectAccessible(page)
})

story('a time in which nothing ran says so and leads back', async ({ page }) => {
  await page.goto('/acme/timeline?at=2019-01-01T00:00:00.000Z')
  await expect(page.getByText('Nothing ran in this time.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(page).not.toHaveURL(/at=/)
})

story('the keys g t lead to the timeline', async ({ page }) => {
  await page.goto('/acme/reports')
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await expect(page.getByRole('heading', { level: 1, name: 'Timeline' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
})
