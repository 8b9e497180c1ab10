import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContext } from '@playwright/test'
import { startProduct } from '#/e2e/product.ts'
import { openBrowser, signIn } from './web-browser.ts'
import { judge } from './web-bounds.ts'
import { measureByLighthouse } from './web-lighthouse.ts'
import { measureLoading } from './web-loading.ts'
import { countRuns, fillStore } from './web-store.ts'
import { measureWorking } from './web-working.ts'

const runsInStore = 100_000
const runsInList = 10_000
const list = '/acme/runs'

/** The page of the newest good run: what most people open. */
async function runPage(context: BrowserContext): Promise<string> {
  const page = await context.newPage()
  await page.goto(`${list}?filter=state.eq.succeeded`)
  const path = await page.locator('[role=row][data-run] a[href*="/runs/"]').first().getAttribute('href')
  await page.close()
  if (path === null) throw new Error('No row of the list leads to a run.')
  return path
}

/** `--store` names a store that `npm run bench -- --keep` left: its runs are in the list instead of copies of the sample's. */
const { store } = parseArgs({ options: { store: { type: 'string' } } }).values
const settings: Record<string, string> =
  store === undefined ? { SAMPLE: 'on' } : { SAMPLE: 'off', DATA_DIR: resolve(store) }
const product = await startProduct({ RATE_LIMIT_PER_10S: '1000000', ...settings })
try {
  const runs = store === undefined ? await fillStore(product.dataDir, runsInStore) : await countRuns(resolve(store))
  const browser = await openBrowser(product.address)
  try {
    await signIn(browser.context, product.signInLink)
    const loading = await measureLoading(browser.context, list)
    const working = await measureWorking(browser.context, list, runsInList)
    const lighthouse: Awaited<ReturnType<typeof measureByLighthouse>>[] = []
    for (const path of [list, '/acme', await runPage(browser.context)])
      lighthouse.push(await measureByLighthouse(`${product.address}${path}`, browser.port))
    const bounds = judge({ loading, working, lighthouse })
    console.log(JSON.stringify({ runs, loading, working, lighthouse, bounds }, null, 2))
  } finally {
    await browser.close()
  }
} finally {
  await product.stop()
}
