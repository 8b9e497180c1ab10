import { expect } from '@playwright/test'
import { openReport, story } from './story.ts'

story('what one browser starts, another counts as new, and shows when asked', async ({ page, context }) => {
  await page.goto('/acme/runs')
  const rows = page.getByRole('table', { name: 'Runs', exact: true }).locator('[data-run]')
  const first = await rows.first().getAttribute('data-run')
  const other = await context.newPage()
  await openReport(other, 'Shipping cost')
  await other.getByRole('button', { name: 'Run this report' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
  await page.bringToFront()
  await page.getByRole('button', { name: /1 new run/ }).click()
  await expect(rows.first()).not.toHaveAttribute('data-run', first ?? '')
  await expect(rows.first().getByText('Succeeded')).toBeVisible({ timeout: 30_000 })
})

story('a session that is revoked leads to the sign-in, and from there back', async ({ page, request }) => {
  await page.goto('/acme/runs?filter=state.eq.failed')
  await expect(page.getByRole('table', { name: 'Runs', exact: true })).toBeVisible()
  // Another session of the same person: ending this one must not end what the other stories use.
  await page.route('**/api/acme/**', (route) =>
    route.fulfill({ status: 401, json: { id: 'unauthorized', message: 'x' } }),
  )
  await page.getByRole('columnheader', { name: 'Duration' }).getByRole('button').click()
  await expect(page).toHaveURL(
    /\/acme\/runs\?filter=state\.eq\.failed&order=desc&order_by=duration|\/sign-in\?callbackUrl=/,
  )
  expect((await request.get('/api/account')).status()).toBe(200)
})
