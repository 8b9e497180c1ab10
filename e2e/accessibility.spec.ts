import { type Locator, type Page, expect } from '@playwright/test'
import { openStranger } from './people.ts'
import { expectAccessible, openPalette, openRuns, pathOfRun, story } from './story.ts'

const looks = [1440, 360].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

/** Wide and narrow, light and dark: nothing is wider than the page, and axe finds nothing wrong. */
async function expectGoodInEveryLook(page: Page, shown: Locator): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await expect(shown).toBeVisible()
    await expect(page.getByText('Loading more…')).toHaveCount(0)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await expectAccessible(page)
  }
}

const pages: Record<string, (page: Page) => Promise<string>> = {
  Health: async () => '/acme',
  Failures: async () => '/acme/failures?span=90d',
  Runs: async () => '/acme/runs?filter=state.in.failed,succeeded',
  Timeline: async () => '/acme/timeline?zoom=1w',
  'A list filtered to nothing': async () => '/acme/runs?filter=text.has.zzzz',
  "A report's runs": async (page) => `${reportOf(await pathOfRun(page, 'filter=state.eq.failed'))}/runs`,
  'A run that failed': (page) => pathOfRun(page, 'filter=state.eq.failed&filter=created_at.gt.now-1d'),
  'A run that succeeded': (page) => pathOfRun(page, 'filter=text.has.Daily%20revenue&filter=state.eq.succeeded'),
  'A purged run': (page) => pathOfRun(page, 'filter=created_at.lt.now-5d&filter=state.eq.succeeded'),
  'A report': async (page) => reportOf(await pathOfRun(page, 'filter=text.has.Daily%20revenue')),
  Reports: async () => '/acme/reports',
  'Two runs compared': async (page) => {
    const a = await pathOfRun(page, 'filter=text.has.Daily%20revenue&filter=state.eq.succeeded')
    const b = await pathOfRun(page, 'filter=text.has.Daily%20revenue&filter=state.eq.succeeded&order=asc')
    const [one, other] = [a, b].map((path) => path.replace(/^.*reports\/(\w+)\/runs\/(\w+)$/, '$1/$2'))
    return `/acme/compare?a=${one}&b=${other}`
  },
  'A comparison of nothing': async () => '/acme/compare',
  'Settings: oneself': async () => '/acme/settings',
  'Settings: password': async () => '/acme/settings/password',
  'Settings: sessions': async () => '/acme/settings/sessions',
  'Settings: tokens': async () => '/acme/settings/tokens',
  'Settings: people': async () => '/acme/settings/people',
  'Settings: keys': async () => '/acme/settings/keys',
  'An address of nothing': async () => '/acme/nothing/here',
  'A run that there is not': async (page) => `${reportOf(await pathOfRun(page, ''))}/runs/ffffffffffff`,
}

function reportOf(runPath: string): string {
  return runPath.replace(/\/runs\/\w+$/, '')
}

for (const [name, addressOf] of Object.entries(pages)) {
  story(`${name}: wide and narrow, light and dark`, async ({ page }) => {
    await page.goto(await addressOf(page))
    await expectGoodInEveryLook(page, page.getByRole('heading', { level: 1 }))
  })
}

story('Signing in: wide and narrow, light and dark', async ({ browser }) => {
  const page = await openStranger(browser)
  await page.goto('/sign-in')
  await page.getByText('I cannot sign in').click()
  await expectGoodInEveryLook(page, page.getByRole('button', { name: 'Sign in' }))
  await page.context().close()
})

type Opening = {
  /** Where in the page it is. */
  within: string
  open: (page: Page) => Promise<void>
  /** What is seen once it is all there. */
  shown: (page: Page) => Locator
  /** What a phone does not have: its rows are cards without columns. */
  isWideOnly?: boolean
}

const pressKeys =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** What opens over or beside the runs. */
const openings: Record<string, Opening> = {
  'the run at a glance': {
    within: 'aside',
    open: pressKeys('j', 'Enter'),
    shown: (page) =>
      page
        .getByRole('complementary')
        .getByRole('grid', { name: /^Result of/ })
        .or(page.getByRole('complementary').getByRole('table'))
        .first(),
  },
  'the form of a rerun': {
    within: '[role=dialog]',
    open: pressKeys('j', 'r'),
    shown: (page) => page.getByRole('dialog').getByRole('combobox', { name: 'Row by' }),
  },
  'the question before a duplicate': {
    within: '[role=dialog]',
    open: pressKeys('j', 'd'),
    shown: (page) => page.getByRole('dialog').getByRole('combobox', { name: 'Collection' }),
  },
  'the question before a clone': {
    within: '[role=dialog]',
    open: pressKeys('j', 'c'),
    shown: (page) => page.getByRole('dialog').getByRole('button', { name: 'Clone', exact: true }),
  },
  'the filters by the values of a run': {
    within: '[role=menu]',
    open: pressKeys('j', 'm'),
    shown: (page) => page.getByRole('menuitem').first(),
  },
  'the columns': {
    within: '[role=menu]',
    open: async (page) => await page.getByRole('button', { name: 'Columns' }).click(),
    shown: (page) => page.getByRole('menuitemcheckbox').first(),
    isWideOnly: true,
  },
  'the choice of a filter': {
    within: '[role=dialog]',
    open: pressKeys('f'),
    shown: (page) => page.getByRole('dialog').getByRole('option').first(),
  },
  'the editor of a filter': {
    within: '[role=dialog]',
    open: async (page) => await page.getByRole('button', { name: 'State is succeeded', exact: true }).click(),
    shown: (page) => page.getByRole('dialog').getByRole('checkbox', { name: 'Succeeded' }),
  },
  'the counted values of a filter': {
    within: '[role=dialog]',
    open: async (page) => {
      await pressKeys('f')(page)
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
      await page.keyboard.type('report')
      await page.keyboard.press('Enter')
    },
    shown: (page) => page.getByRole('dialog').getByRole('option', { name: /^Daily revenue [\d,]+ runs?$/ }),
  },
  'the filters as text': {
    within: 'main',
    open: async (page) => await page.getByRole('button', { name: 'Edit all filters as text' }).click(),
    shown: (page) => page.getByRole('textbox', { name: /^One filter a line/ }),
  },
  'the palette': {
    within: '[role=dialog]',
    open: openPalette,
    shown: (page) => page.getByRole('option', { name: 'Health' }),
  },
  'the shortcuts': {
    within: '[role=dialog]',
    open: pressKeys('?'),
    shown: (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
  },
}

for (const [name, { within, open, shown, isWideOnly = false }] of Object.entries(openings)) {
  for (const width of isWideOnly ? [1440] : [1440, 360]) {
    story(`${name}: light and dark, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await openRuns(page, '?filter=text.has.Daily%20revenue&filter=state.eq.succeeded&filter=created_at.gt.now-2d')
      await open(page)
      await expect(shown(page)).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await expectAccessible(page, within)
      }
    })
  }
}

story('the link to a run, where the browser lets no page copy: light and dark', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    document.execCommand = () => false
  })
  await page.goto(await pathOfRun(page, 'filter=state.eq.succeeded'))
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('textbox', { name: 'Link to this run' })).toBeFocused()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, '[role=dialog]')
  }
})
