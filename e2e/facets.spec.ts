import { type Locator, type Page, expect } from '@playwright/test'
import { RunPage } from '#/lib/contract/report-run-list.ts'
import { expectAccessible, openRuns, rowsOf, story } from './story.ts'

const dayMs = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString()
/** A time in which nothing changes any more. */
const past = [`created_at.gte.${daysAgo(60)}`, `created_at.lt.${daysAgo(1)}`]

function searchOf(filters: string[]): string {
  return `?${new URLSearchParams(filters.map((filter) => ['filter', filter]))}`
}

async function countOf(page: Page, filters: string[]): Promise<number> {
  const answer = await page.request.get(`/api/acme/runs${searchOf(filters)}&per_page=1`)
  return RunPage.parse(await answer.json()).pagination.total_count
}

/** How many runs a value says that it has. */
async function countAt(value: Locator): Promise<number> {
  const [count = ''] = /[\d,]+(?= runs?$)/.exec((await value.textContent()) ?? '') ?? ['none']
  return Number(count.replaceAll(',', ''))
}

/** Opens the editor of a new filter by keys. */
async function openEditor(page: Page, field: string): Promise<Locator> {
  await page.keyboard.press('f')
  const editor = page.getByRole('dialog', { name: 'Add a filter' })
  await expect(editor.getByRole('option').first()).toBeVisible()
  await page.keyboard.type(field)
  await page.keyboard.press('Enter')
  await expect(editor.getByRole('heading', { level: 2 })).toBeVisible()
  return editor
}

/** The address of every facet that the page asks for from now on. */
function facetsAsked(page: Page): URLSearchParams[] {
  const asked: URLSearchParams[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.endsWith('/runs/facets')) asked.push(searchParams)
  })
  return asked
}

story('the states to filter by say how many runs each has, under the other filters', async ({ page }) => {
  const asked = facetsAsked(page)
  await openRuns(page, searchOf([...past, 'state.eq.failed']))
  expect(asked).toEqual([])
  await page.getByRole('button', { name: 'State is failed', exact: true }).click()
  const editor = page.getByRole('dialog')
  for (const [name, state] of Object.entries({ Failed: 'failed', Succeeded: 'succeeded' })) {
    const count = await countOf(page, [...past, `state.eq.${state}`])
    const words = new Intl.NumberFormat('en').format(count)
    await expect(editor.getByRole('checkbox', { name, exact: true })).toHaveAccessibleDescription(`${words} runs`)
  }
  await expectAccessible(page, '[role=dialog]')
  await editor.getByRole('checkbox', { name: 'Succeeded', exact: true }).check()
  await expect(page.getByRole('button', { name: 'State is succeeded or failed', exact: true })).toBeVisible()
  expect(asked.map((search) => [search.get('field'), search.getAll('filter')])).toEqual([['state', past]])
})

story(
  'a report is picked by keys from those that failed most, and the list has as many runs as was said',
  async ({ page }) => {
    await openRuns(page, searchOf([...past, 'state.eq.failed']))
    const editor = await openEditor(page, 'report')
    const first = editor.getByRole('option').first()
    await expect(first).toContainText(/\d runs?$/)
    const counts = await Promise.all((await editor.getByRole('option').all()).map(countAt))
    expect(counts).not.toContain(Number.NaN)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    const count = await countAt(first)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(first).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Escape')
    await expect(page.getByText(`${count} in this view`)).toBeVisible()
  },
)

story('what is chosen stays among the values when no run has it', async ({ page }) => {
  await openRuns(page, '?filter=text.has.Daily%20revenue&filter=state.eq.succeeded')
  const [, report = ''] =
    /reports\/(\w+)/.exec((await rowsOf(page).first().getByRole('link').first().getAttribute('href')) ?? '') ?? []
  await page.goto(`/acme/runs?filter=report.eq.${report}&filter=state.eq.pending`)
  await page.getByRole('button', { name: 'Report is Daily revenue', exact: true }).click()
  const chosen = page.getByRole('dialog').getByRole('option', { name: /^Daily revenue/ })
  await expect(chosen).toContainText(/0 runs$/)
  await expect(chosen).toHaveAttribute('aria-selected', 'true')
})

story('of more values than are listed others are found by typing, and it is said what is counted', async ({ page }) => {
  await openRuns(page)
  const asked = facetsAsked(page)
  const editor = await openEditor(page, 'parameter')
  await expect(editor.getByText(/^Only runs since .* are counted; narrow the time to see all\.$/)).toBeVisible()
  const name = editor.getByRole('option', { name: /^start_date/ })
  await expect(name).toContainText(/[\d,]+ runs$/)
  await page.keyboard.type('start_d')
  await page.keyboard.press('Enter')
  await expect(editor.getByText('The most frequent are listed; type to find others.')).toBeVisible()
  await expectAccessible(page, '[role=dialog]')
  await page.keyboard.type('2026-0')
  await expect.poll(() => asked.at(-1)?.get('search')).toBe('2026-0')
  await expect(editor.getByText('Searching …')).toHaveCount(0)
  const found = editor.getByRole('listbox').getByRole('option').first()
  await expect(found).toContainText(/2026-0.* runs?$/s)
  const [value = ''] = (await found.innerText()).split('\n')
  await expect(found).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`filter=parameters\\.start_date\\.(eq|has)\\.${value}`))
  await expect(rowsOf(page).first()).toContainText(value)
})

story('where nothing can be counted that is said, what is typed is taken, and one can try again', async ({ page }) => {
  await page.route('**/api/acme/runs/facets?*', (route) => route.abort())
  await openRuns(page)
  const editor = await openEditor(page, 'failure')
  await expect(editor.getByText(/^The runs could not be counted\./)).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page, '[role=dialog]')
  await editor.getByRole('combobox').fill('ffffffffffff')
  await editor.getByRole('option', { name: 'The failure with the fingerprint “ffffffffffff”' }).click()
  await expect(page).toHaveURL(/filter=failure\.eq\.ffffffffffff/)
  await page.unroute('**/api/acme/runs/facets?*')
  await editor.getByRole('button', { name: 'Try again' }).click()
  await expect(editor.getByRole('option').nth(1)).toContainText(/\d runs?$/)
  await expect(editor.getByRole('option', { name: /^ffffffffffff/ })).toContainText(/0 runs$/)
})

story('an editor keeps its size while its values are counted', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1200 })
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/api/acme/runs/facets?*', async (route) => {
    await promise
    await route.continue()
  })
  await openRuns(page, searchOf([...past, 'state.eq.failed']))
  const editor = await openEditor(page, 'report')
  await expect(editor.getByText('Counting the runs …')).toBeVisible()
  const before = await editor.boundingBox()
  resolve()
  await expect(editor.getByRole('option').first()).toContainText(/\d runs?$/)
  expect(await editor.boundingBox()).toEqual(before)
})
