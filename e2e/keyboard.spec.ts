import { type Locator, type Page, expect } from '@playwright/test'
import { addSomebody, openStranger } from './people.ts'
import { openPalette, rowsOf, story } from './story.ts'

/** Goes from one place that takes keys to the next, with Tab or another key, until it is the one. */
async function reach(target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await target.page().keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

async function press(target: Locator, key = 'Enter'): Promise<void> {
  await reach(target)
  await target.page().keyboard.press(key)
}

/** Presses keys until they are heard: the first may come before the page's scripts run. */
async function pressUntil(page: Page, keys: string[], seen: Locator): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key)
    await expect(seen).toBeVisible({ timeout: 3_000 })
  }).toPass()
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** A page on which somebody new has signed in by keys, at the runs of the workspace. */
const byKeys = story.extend<{ runs: Page }>({
  runs: async ({ request, browser }, use) => {
    const { username, password } = await addSomebody(request, 'Kim Keys', 'analyst')
    const page = await openStranger(browser)
    await page.goto('/sign-in')
    await reach(page.getByLabel('Username'))
    await page.keyboard.type(username)
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Health')).toBeVisible()
    await pressUntil(page, ['g', 'r'], heading(page, 'Runs'))
    await expect(page.getByText(/in this view · live$/)).toBeVisible()
    await expect(rowsOf(page).first()).toBeVisible()
    await use(page)
    await page.context().close()
  },
})

/** Narrows the list to the runs in which the words are found. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/')
  const field = page.getByRole('textbox', { name: 'Search the runs' })
  await expect(field).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(rowsOf(page).filter({ hasNotText: words })).toHaveCount(0)
  await expect(rowsOf(page).first()).toBeVisible()
  await page.keyboard.press('Tab')
}

/** Narrows the list to the runs in a state, through the menu of filters. */
async function narrowToState(page: Page, state: string): Promise<void> {
  await page.keyboard.press('f')
  await expect(page.getByRole('dialog', { name: 'Add a filter' }).getByRole('option').first()).toBeVisible()
  await page.keyboard.type('state')
  await page.keyboard.press('Enter')
  const choice = page.getByRole('checkbox', { name: state, exact: true })
  await press(choice, 'Space')
  await expect(choice).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `State is ${state.toLowerCase()}`, exact: true })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

byKeys(
  'who has no mouse finds a failed run, reads why it failed, and comes back to where they were',
  async ({ runs: page }) => {
    await narrowToState(page, 'Failed')
    await expect(page).toHaveURL(/filter=state\.(eq|in)\.failed/)
    await expect(rowsOf(page).filter({ hasText: 'Succeeded' })).toHaveCount(0)

    for (const key of ['j', 'j', 'j', 'k', 'k']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    const peek = page.getByRole('complementary', { name: 'The run at a glance' })
    await expect(peek.getByText('Failed', { exact: true }).first()).toBeVisible()
    const peeked = page.url()
    await page.keyboard.press('j')
    await expect(page).not.toHaveURL(peeked)
    await page.keyboard.press('k')
    await expect(page).toHaveURL(peeked)
    await page.keyboard.press('o')
    await expect(heading(page, /^Run of /)).toBeVisible()
    await expect(
      page
        .getByRole('main')
        .getByText(/^(Sql|Resource|Query)\w+$/)
        .first(),
    ).toBeVisible()
    await page.goBack()
    await expect(page).toHaveURL(peeked)
    await expect(peek.getByText('Failed', { exact: true }).first()).toBeVisible()
    await page.goForward()
    await expect(heading(page, /^Run of /)).toBeVisible()
  },
)

byKeys('who has no mouse runs again with another parameter and watches it to its end', async ({ runs: page }) => {
  await search(page, 'Daily revenue')
  await page.keyboard.press('j')
  await page.keyboard.press('r')
  const panel = page.getByRole('dialog', { name: 'Rerun with parameters' })
  const by = panel.getByRole('combobox', { name: 'Row by' })
  await expect(by).toBeFocused()
  await page.keyboard.press('Enter')
  const chosen = (await by.innerText()).trim()
  const other = page.getByRole('option', { name: chosen === 'Month' ? 'Week' : 'Month' })
  await expect(other).toBeVisible()
  await page.keyboard.type(chosen === 'Month' ? 'Week' : 'Month')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(other).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(panel.getByText(/^was/)).toBeVisible()
  await press(panel.getByRole('button', { name: 'Run', exact: true }))
  await expect(panel.getByText('Succeeded', { exact: true })).toBeVisible({ timeout: 30_000 })
  await press(panel.getByRole('link', { name: 'Open the run' }))
  await expect(heading(page, /^Run of .*Daily revenue$/)).toBeVisible()
})

byKeys('who has no mouse orders, narrows by the histogram, exports and compares', async ({ runs: page }) => {
  await search(page, 'Daily revenue')
  const duration = page.getByRole('columnheader', { name: 'Duration' })
  await press(duration.getByRole('button'))
  await expect(duration).toHaveAttribute('aria-sort', 'descending')
  await expect(page).toHaveURL(/order_by=duration/)

  await reach(page.getByRole('slider', { name: /^Runs by time/ }), 'Shift+Tab')
  for (const key of ['ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter']) await page.keyboard.press(key)
  await expect(page).toHaveURL(/filter=created_at\.gte\..*&filter=created_at\.lt\./)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/created_at/)

  await reach(page.getByRole('button', { name: 'Export' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'These runs as CSV' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)

  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  const selected = page.getByRole('region', { name: 'Selected runs' })
  await expect(selected.getByText('2 selected')).toBeVisible()
  await press(selected.getByRole('link', { name: 'Compare' }))
  await expect(heading(page, 'Compare runs')).toBeVisible()
  await expect(page.getByRole('table', { name: 'The two runs' })).toBeVisible()
})

byKeys('who has no mouse clones a run, and duplicates it into a collection', async ({ runs: page }) => {
  await search(page, 'Daily revenue')
  await narrowToState(page, 'Succeeded')
  await expect(rowsOf(page).filter({ hasNotText: 'Succeeded' })).toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Clone', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Copy of Daily revenue')).toBeVisible()

  await page.goBack()
  await expect(rowsOf(page).first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: 'Duplicate this run' })
  await expect(dialog.getByRole('button', { name: 'Duplicate', exact: true })).toBeFocused()
  await reach(dialog.getByRole('combobox', { name: 'Collection' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'Your personal collection' })).toBeVisible()
  await page.keyboard.type('Finance')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: 'Finance' })).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('combobox', { name: 'Collection' })).toHaveText('Finance')
  await press(dialog.getByRole('button', { name: 'Duplicate', exact: true }))
  await expect(heading(page, /Daily revenue/)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  const last = page.getByRole('region', { name: 'Last runs' })
  await expect(last.getByText('Succeeded')).toHaveCount(1)
  await press(last.getByRole('link', { name: 'Succeeded' }))
  await expect(heading(page, /^Run of .*Daily revenue/)).toBeVisible()
  await expect(page.getByRole('grid', { name: /^Result of / }).first()).toBeVisible()
})

byKeys('who has no mouse learns the keys, goes to a report by its name, and signs out', async ({ runs: page }) => {
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys.getByText('Next run, as with ↓')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  await openPalette(page)
  await page.keyboard.type('shipp')
  await expect(page.getByRole('option', { name: 'Shipping cost', exact: true })).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Shipping cost')).toBeVisible()
  await openPalette(page)
  await page.keyboard.type('sign out')
  await expect(page.getByRole('option', { name: 'Sign out', exact: true })).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
