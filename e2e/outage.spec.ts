import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Locator, type Page, expect } from '@playwright/test'
import { z } from 'zod'
import { freezeProcesses } from '#/scripts/testing/freeze-processes.ts'
import { ownStory } from './own-product.ts'
import type { Product } from './product.ts'
import { rowsOf } from './story.ts'

const Pids = z.object({ launcher: z.number(), runsApi: z.number(), postgres: z.number() })
/** How soon a page says that something is gone. */
const promised = { timeout: 2_000 }

/** Kills the runs API and keeps the launcher from starting it again until the returned function is called. */
async function takeDown({ dataDir }: Product): Promise<() => void> {
  const { launcher, runsApi } = Pids.parse(JSON.parse(await readFile(join(dataDir, 'pids.json'), 'utf8')))
  process.kill(launcher, 'SIGSTOP')
  process.kill(runsApi, 'SIGKILL')
  return () => process.kill(launcher, 'SIGCONT')
}

/** Makes the store fall silent, connections and all, until the returned function is called. */
async function freezeStore({ dataDir }: Product): Promise<() => void> {
  const { postgres } = Pids.parse(JSON.parse(await readFile(join(dataDir, 'pids.json'), 'utf8')))
  return freezeProcesses(postgres)
}

const outage = ownStory.extend<{ takeApiDown: () => Promise<() => void>; takeStoreDown: () => Promise<() => void> }>({
  takeApiDown: async ({ product }, use) => {
    const ends: (() => void)[] = []
    await use(async () => {
      const end = await takeDown(product)
      ends.push(end)
      return end
    })
    for (const end of ends) end()
  },
  takeStoreDown: async ({ product }, use) => {
    const ends: (() => void)[] = []
    await use(async () => {
      const end = await freezeStore(product)
      ends.push(end)
      return end
    })
    for (const end of ends) end()
  },
})

const live = (page: Page) => page.getByText(/in this view · live$/)

async function runPlainReport(page: Page): Promise<void> {
  await page.goto('/workshop/reports')
  await page.getByRole('link', { name: 'Plain', exact: true }).click()
  await page.getByRole('button', { name: 'Run this report' }).click()
  const panel = page.getByRole('dialog', { name: 'Run this report' })
  await panel.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(panel.getByText('Succeeded', { exact: true })).toBeVisible({ timeout: 30_000 })
}

outage(
  'a page that is open says that the runs API is gone, keeps its rows, and is live again by itself',
  async ({ page, context, takeApiDown }) => {
    await runPlainReport(page)
    await page.goto('/workshop/runs')
    await expect(live(page)).toBeVisible()
    await expect(rowsOf(page).first()).toBeVisible()
    const count = await rowsOf(page).count()
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))

    const bringBack = await takeApiDown()
    await expect(
      page.getByText(/^The runs API does not answer\. What you see is from .*; trying again\.$/),
    ).toBeVisible()
    await expect(page.getByText(/in this view · not up to date$/)).toBeVisible()
    await expect(rowsOf(page)).toHaveCount(count)

    bringBack()
    await expect(live(page)).toBeVisible({ timeout: 45_000 })
    await expect(page.getByText(/The runs API does not answer/)).toHaveCount(0)
    await expect(page.locator('body[data-not-reloaded]')).toBeAttached()

    const other = await context.newPage()
    await runPlainReport(other)
    await page.bringToFront()
    await page.getByRole('button', { name: '1 new run' }).click()
    await expect(rowsOf(page)).toHaveCount(count + 1)
    await expect(rowsOf(page).first().getByText('Succeeded')).toBeVisible()
    await expect(page.locator('body[data-not-reloaded]')).toBeAttached()
  },
)

outage(
  'pages that are opened meanwhile say so, offer to try again, and recover by themselves',
  async ({ page, context, takeApiDown }) => {
    await runPlainReport(page)
    const bringBack = await takeApiDown()
    const runs = await context.newPage()
    const reports = await context.newPage()
    const opened = [
      { tab: runs, path: '/workshop/runs' },
      { tab: reports, path: '/workshop/reports' },
    ]
    const says = (tab: Page) => tab.getByText('The runs API does not answer', { exact: true })
    for (const { tab, path } of opened) {
      await tab.goto(path)
      await expect(says(tab)).toBeVisible()
      await tab.getByRole('button', { name: 'Try again' }).click()
      await expect(says(tab)).toBeVisible()
    }
    bringBack()
    await runs.bringToFront()
    await expect(live(runs)).toBeVisible({ timeout: 45_000 })
    await expect(rowsOf(runs).first()).toBeVisible()
    await reports.bringToFront()
    await expect(reports.getByRole('link', { name: 'Plain', exact: true })).toBeVisible({ timeout: 45_000 })
    for (const { tab } of opened) await expect(says(tab)).toHaveCount(0)
  },
)

outage(
  'pages say within two seconds that the store is gone, open ones and new ones, and recover by themselves',
  async ({ page, context, takeStoreDown }) => {
    await runPlainReport(page)
    await page.goto('/workshop/runs')
    await expect(live(page)).toBeVisible()
    const count = await rowsOf(page).count()
    const bringBack = await takeStoreDown()
    await expect(
      page.getByText(/^The runs API does not answer\. What you see is from .*; trying again\.$/),
    ).toBeVisible(promised)
    await expect(rowsOf(page)).toHaveCount(count)

    const says = (tab: Page) => tab.getByText('The store cannot be reached. Try again in a moment.')
    const opened: { tab: Page; recovered: Locator }[] = []
    const recoveredOf: Record<string, (tab: Page) => Locator> = {
      '': (tab) => tab.getByRole('heading', { name: 'Every report' }),
      '/reports': (tab) => tab.getByRole('link', { name: 'Plain', exact: true }),
      '/failures': (tab) => tab.getByRole('heading', { name: 'Failures' }),
      '/timeline': (tab) => tab.getByText(/ in \d+ lanes?$/),
    }
    for (const [path, recovered] of Object.entries(recoveredOf)) {
      const tab = await context.newPage()
      const begunMs = Date.now()
      await tab.goto(`/workshop${path}`)
      await expect(says(tab), path).toBeVisible(promised)
      expect(Date.now() - begunMs, path).toBeLessThan(promised.timeout)
      opened.push({ tab, recovered: recovered(tab) })
    }

    bringBack()
    for (const { tab, recovered } of opened) {
      await tab.bringToFront()
      await expect(recovered).toBeVisible({ timeout: 45_000 })
      await expect(says(tab)).toHaveCount(0)
    }
    await page.bringToFront()
    await expect(live(page)).toBeVisible({ timeout: 45_000 })
    await expect(page.getByText(/The runs API does not answer/)).toHaveCount(0)
  },
)
