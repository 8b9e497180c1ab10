import { RunPage } from '#/lib/contract/report-run-list.ts'
import { AxeBuilder } from '@axe-core/playwright'
import { type Locator, type Page, expect, test as base } from '@playwright/test'

/** Where the person who signed in by the link is kept for the other stories. */
export const signedInState = 'test-results/signed-in.json'

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: start-sample.ts sets it.`)
  return value
}

/** A story: a person in a browser, before the product that start-sample.ts started. */
export const story = base.extend<{ signInLink: string }>({
  baseURL: async ({ browserName: _name }, use) => {
    await use(setting('STORY_ADDRESS'))
  },
  signInLink: async ({ browserName: _name }, use) => {
    await use(setting('STORY_SIGN_IN_LINK'))
  },
})

/** Fails with what axe finds wrong on the page as it stands, or in the part of it that a selector names. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}

/** Opens a report by its name. */
export async function openReport(page: Page, name: string): Promise<void> {
  await page.goto('/acme/reports')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Waits on a run's page, which a press of Run leads to, until the run is in the state. */
export async function expectRun(page: Page, state: string): Promise<void> {
  await expect(page).toHaveURL(/\/runs\/[0-9a-f]{12}$/)
  await expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible({ timeout: 30_000 })
}

/** The rows of a list of runs that are drawn at the moment. */
export function rowsOf(page: Page): Locator {
  return page.getByRole('table', { name: 'Runs', exact: true }).locator('[data-run]')
}

/** Opens the palette by its keys, which are heard once the page's scripts run. */
export async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeFocused({ timeout: 2_000 })
  }).toPass()
}

/** Opens a list of runs and waits until it follows what happens: from then on it hears keys. */
export async function openRuns(page: Page, search = ''): Promise<void> {
  await page.goto(`/acme/runs${search}`)
  await expect(page.getByText(/in this view · live$/)).toBeVisible()
  await expect(rowsOf(page).first()).toBeVisible()
}

/** The page of the newest run that a search of the API's runs selects. */
export async function pathOfRun(page: Page, search: string): Promise<string> {
  const answer = await page.request.get(`/api/acme/runs?${search}&per_page=1`)
  const [run] = RunPage.parse(await answer.json())._embedded.report_runs
  return `/acme/reports/${run?.report_token}/runs/${run?.token}`
}
