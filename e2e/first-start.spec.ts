import { type Page, expect } from '@playwright/test'
import { type Product, startProduct } from './product.ts'
import { expectAccessible, story } from './story.ts'

const password = 'correct horse battery'

const firstStart = story.extend<object, { product: Product }>({
  product: [
    async ({ browserName: _name }, use) => {
      const product = await startProduct({ SAMPLE: 'off' })
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ product }, use) => {
    await use(product.address)
  },
  signInLink: async ({ product }, use) => {
    await use(product.signInLink)
  },
})

firstStart.describe.configure({ mode: 'serial' })

firstStart('an empty installation asks who its first administrator is', async ({ page, signInLink }) => {
  await page.goto(signInLink)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Your name').fill('Zoë Ruiz')
  await page.getByLabel('Username').fill('zoe')
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('Workspace').fill('zoe')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(page.getByText('another name')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Zoë Ruiz')
  await page.getByLabel('Workspace').fill('workshop')
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
  await expect(page.getByText('There are no reports yet.')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/workshop')
  await expectAccessible(page)
  await page.goto('/workshop/runs')
  await expect(page.getByText('Nothing has run yet.')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/workshop/failures')
  await expect(page.getByText('Nothing failed in the last 7 days, and no failure is open.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Look back 90 days' }).click()
  await expect(page.getByText('Nothing failed in the last 90 days, and no failure is open.')).toBeVisible()
  await page.getByRole('link', { name: 'To the runs' }).click()
  await page.getByRole('link', { name: 'Choose a report' }).click()
  await expect(page.getByText('There are no reports yet.')).toBeVisible()
  await expectAccessible(page)
})

firstStart('a password signs in and leads back to the page that was asked for', async ({ page }) => {
  await page.goto('/workshop/reports')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Username').fill('zoe')
  await page.getByLabel('Password').fill('wrong password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('The username or the password is not right.')).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue('zoe')
  await expect(page.getByLabel('Password')).toHaveValue('')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
})

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Username').fill('zoe')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

firstStart('whoever signs out is out, also with the cookie they had', async ({ page, context, baseURL }) => {
  await page.goto('/sign-in')
  await signIn(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
  const before = await context.cookies(baseURL)
  await page.getByRole('button', { name: 'Zoë Ruiz' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await context.addCookies(before)
  await page.goto('/workshop/runs')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fworkshop%2Fruns$/)
})

firstStart(
  'a session that is revoked leads to the sign-in, and from there back',
  async ({ page, browser, baseURL }) => {
    const address = '/workshop/runs?order=asc&order_by=duration'
    await page.goto(address)
    await signIn(page)
    await expect(page.getByText('Nothing has run yet.')).toBeVisible()
    const elsewhere = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage()
    await elsewhere.goto('/sign-in')
    await signIn(elsewhere)
    await expect(elsewhere.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
    const revoked = await elsewhere.evaluate(() => fetch('/api/account/sessions', { method: 'DELETE' }))
    expect(revoked).toBeTruthy()
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
    await signIn(page)
    await expect(page).toHaveURL(address)
    await elsewhere.context().close()
  },
)
