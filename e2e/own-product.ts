import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect } from '@playwright/test'
import { ReportList } from '#/lib/contract/report.ts'
import { type Product, startProduct } from './product.ts'
import { story } from './story.ts'

/** A reason that is long, is written from right to left, and has values in it. */
export const longReason = `${'الجدول زيارات غير موجود في المخزن رقم 17. '.repeat(16)}انتهى`
export const htmlText = '<img src=x onerror="document.title=1"><b>bold</b>'

/** Reports that the sample does not have, by folder: the SQL of their only query, whose form is at its end. */
const reports: Record<string, { name: string; sql: string }> = {
  plain: { name: 'Plain', sql: 'select 1 as one' },
  'forty-fields': {
    name: 'Forty fields',
    sql: [
      'select {{ field_40 }} as last',
      '{% form %}',
      ...Array.from({ length: 40 }, (_each, at) => {
        return `field_${at + 1}:\n  type: text\n  label: Field ${at + 1}\n  default: value ${at + 1}`
      }),
      '{% endform %}',
    ].join('\n'),
  },
  'three-hundred-columns': {
    name: 'Three hundred columns',
    sql: `select ${Array.from({ length: 300 }, (_each, at) => `${at + 1} as column_${at + 1}`).join(', ')}`,
  },
  html: { name: htmlText, sql: `select error('${htmlText}') as broken` },
  lament: { name: 'Lament', sql: `select error('${longReason}') as broken` },
}

/** Writes the reports and their only data source, an empty folder. */
async function writeReports(root: string): Promise<Record<string, string>> {
  await mkdir(join(root, 'files'), { recursive: true })
  const sources = 'data_sources: [{ name: files, adapter: folder, folder: ./files }]\n'
  await writeFile(join(root, 'data-sources.yml'), sources)
  for (const [folder, { name, sql }] of Object.entries(reports)) {
    const path = join(root, 'reports', folder)
    await mkdir(path, { recursive: true })
    const queries = [{ name: 'Query', file: 'query.sql', data_source: 'files' }]
    await writeFile(
      join(path, 'report.yml'),
      JSON.stringify({ name, description: 'Of a story.', collection: 'Stories', queries }),
    )
    await writeFile(join(path, 'query.sql'), sql)
  }
  return { REPORTS_DIR: join(root, 'reports'), DATA_SOURCES: join(root, 'data-sources.yml') }
}

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>

/** A story on an installation of its own, without the sample and with reports of its own, as its administrator. */
export const ownStory = story.extend<object, { product: Product; signedIn: SignedIn }>({
  product: [
    async ({ browserName: _name }, use) => {
      const root = await mkdtemp(join(tmpdir(), 'runboard-reports-'))
      const product = await startProduct({ SAMPLE: 'off', ...(await writeReports(root)) })
      await use(product)
      await product.stop()
      await rm(root, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  signedIn: [
    async ({ browser, product }, use) => {
      const context = await browser.newContext({ baseURL: product.address })
      const page = await context.newPage()
      await page.goto(product.signInLink)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByLabel('Your name').fill('Zoë Ruiz')
      await page.getByLabel('Username').fill('zoe')
      await page.getByLabel('Password').fill('correct horse battery')
      await page.getByLabel('Workspace').fill('workshop')
      await page.getByRole('button', { name: 'Set up and sign in' }).click()
      await page.waitForURL(/\/workshop$/)
      // The folders come in once there is a workspace for them, within ten seconds.
      const reportCount = async () => {
        const listed = ReportList.parse(await (await page.request.get('/api/workshop/reports')).json())
        return listed._embedded.reports.length
      }
      await expect.poll(reportCount, { timeout: 30_000 }).toBe(Object.keys(reports).length)
      await use(await context.storageState())
      await context.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ product }, use) => {
    await use(product.address)
  },
  storageState: async ({ signedIn }, use) => {
    await use(signedIn)
  },
})
