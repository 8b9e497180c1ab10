import { type Page, expect } from '@playwright/test'
import { htmlText, longReason, ownStory } from './own-product.ts'
import { expectAccessible } from './story.ts'

async function openForm(page: Page, name: string) {
  await page.goto('/workshop/reports')
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Run this report' }).click()
  return page.getByRole('dialog', { name: 'Run this report' })
}

ownStory('reports that never ran are listed as that, and run from there', async ({ page }) => {
  await page.goto('/workshop')
  const idle = page.getByRole('region', { name: /^Never run/ })
  const rows = idle.getByRole('listitem')
  const plain = rows.filter({ hasText: 'Plain' })
  await expect(plain.getByText('no schedule runs it')).toBeVisible()
  const count = await rows.count()
  await expect(idle.getByRole('heading')).toHaveText(`Never run ${count}`)
  await expectAccessible(page)
  await plain.getByRole('button', { name: 'Run this report' }).click()
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('Succeeded', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(plain).toHaveCount(0)
  await expect(rows).toHaveCount(count - 1)
})

ownStory('a report of forty fields is filled in and run, and every value is kept', async ({ page }) => {
  const panel = await openForm(page, 'Forty fields')
  await expect(panel.getByRole('textbox')).toHaveCount(40)
  await panel.getByRole('textbox', { name: 'Field 40', exact: true }).fill('the very last')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('Succeeded', { exact: true })).toBeVisible({ timeout: 30_000 })
  await panel.getByRole('link', { name: 'Open the run' }).click()
  await expect(page.getByRole('gridcell', { name: 'the very last' })).toBeVisible()
  await page.getByRole('button', { name: /^Show/ }).first().click()
  await expect(page.getByRole('main').getByRole('definition').filter({ hasText: 'value 39' })).toBeVisible()
})

ownStory(
  'a result of three hundred columns is walked to its end by keys, and is no wider than the page',
  async ({ page }) => {
    const panel = await openForm(page, 'Three hundred columns')
    await panel.getByRole('button', { name: 'Run', exact: true }).click()
    await panel.getByRole('link', { name: 'Open the run' }).click()
    const grid = page.getByRole('grid', { name: 'Result of Query' })
    await expect(grid).toHaveAttribute('aria-colcount', '301')
    await expect(grid.getByRole('columnheader', { name: 'column_300' })).toHaveCount(0)
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await expect(grid.getByRole('columnheader', { name: 'column_300' })).toBeVisible()
    await expect(grid.getByRole('columnheader', { name: 'column_1', exact: true })).toHaveCount(0)
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    await expect.poll(overflow).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  },
)

ownStory('HTML in a name or an error is text everywhere', async ({ page }) => {
  const panel = await openForm(page, htmlText)
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('Failed', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(panel.getByText(htmlText).last()).toBeVisible()
  await panel.getByRole('link', { name: 'Open the run' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Run of ${htmlText}` })).toBeVisible()
  const expectText = async () => {
    await expect(page.getByRole('main').getByText(htmlText).first()).toBeVisible()
    await expect(page.locator('img[src=x]')).toHaveCount(0)
    await expect(page.locator('b')).toHaveCount(0)
    await expect(page).not.toHaveTitle('1')
  }
  await expectText()
  for (const path of ['/workshop', '/workshop/runs', '/workshop/reports']) {
    await page.goto(path)
    await expectText()
  }
})

ownStory('a long reason from right to left is shown by its beginning, and whole when asked', async ({ page }) => {
  const panel = await openForm(page, 'Lament')
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('Failed', { exact: true })).toBeVisible({ timeout: 30_000 })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/workshop/failures')
  const reason = page
    .getByRole('region', { name: 'Failures by reason' })
    .getByRole('listitem')
    .filter({ hasText: 'Lament' })
  await expect(reason).not.toContainText('انتهى')
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expectAccessible(page)
  await reason.getByRole('button', { name: /^Show all \d+ characters/ }).click()
  await expect(reason).toContainText(longReason)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
