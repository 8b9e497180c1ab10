import { expect } from '@playwright/test'
import { expectAccessible, story } from './story.ts'

const password = 'correct horse battery'

story(
  'somebody new comes in by a link, sets a password, and can do nothing once taken out',
  async ({ page, browser, baseURL }) => {
    const username = `ida-${Date.now()}`
    await page.goto('/acme/settings/people')
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Ida Holm')
    await page.getByLabel('Username').fill('ada')
    await page.getByRole('button', { name: 'Add them' }).click()
    await expect(page.getByText('Somebody has this username.')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ida Holm')
    await expectAccessible(page)
    await page.getByLabel('Username').fill(username)
    await page.getByRole('button', { name: 'Add them' }).click()
    const link = await page.getByRole('region', { name: 'Pass this link on to Ida Holm.' }).locator('code').innerText()
    await expectAccessible(page)

    const context = await browser.newContext({
      ...(baseURL && { baseURL }),
      storageState: { cookies: [], origins: [] },
    })
    const theirs = await context.newPage()
    await theirs.goto(link)
    await theirs.getByRole('button', { name: 'Sign in' }).click()
    await expect(theirs.getByText('You have no password yet.')).toBeVisible()
    await expectAccessible(theirs)
    await theirs.getByLabel('New password', { exact: true }).fill(password)
    await theirs.getByRole('button', { name: 'Set the password' }).click()
    await expect(theirs.getByText('Your password is saved.')).toBeVisible()
    await theirs.goto('/acme/settings/people')
    await expect(theirs.getByText('Only administrators change who is here. Ask Ada Okafor.')).toBeVisible()

    await page
      .getByRole('listitem')
      .filter({ hasText: username })
      .getByRole('button', { name: /^More about/ })
      .click()
    await page.getByRole('menuitem', { name: 'Remove from the workspace' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(page.getByText(username)).toHaveCount(0)
    await theirs.goto('/acme/runs')
    await expect(theirs.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
    await context.close()
  },
)

story('an API token works as soon as it is made, and no longer once it is revoked', async ({ page, playwright }) => {
  await page.goto('/acme/settings/tokens')
  await page.getByLabel('Name').fill('Story')
  // However fast it is pressed, there is one: the secret of another would never be seen.
  await page.getByRole('button', { name: 'Make a token' }).dblclick()
  const made = page.getByRole('region', { name: 'The token “Story” is made.' })
  await expect(made.getByText('curl -u')).toBeVisible()
  const [token = '', secret = ''] = await made.locator('code').allInnerTexts()
  await expectAccessible(page)
  await expect(made.getByText(`curl -u ${token}:${secret}`)).toBeVisible()
  const authorization = `Basic ${Buffer.from(`${token}:${secret}`).toString('base64')}`
  const program = await playwright.request.newContext({ extraHTTPHeaders: { authorization } })
  const address = new URL('/api/acme/reports', page.url()).href
  expect((await program.get(address)).status()).toBe(200)

  await made.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)
  await page.getByRole('button', { name: 'Revoke Story' }).click()
  await page.getByRole('button', { name: 'Revoke it' }).click()
  await expect(page.getByText('“Story” is revoked.')).toBeVisible()
  expect((await program.get(address)).status()).toBe(401)
  await program.dispose()
})

story('what one settles for oneself is kept; what is refused stays in its field', async ({ page }) => {
  await page.goto('/acme/settings')
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).fill('   ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This is empty: give a name.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Ada Okafor')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()

  await page.getByText('Dark', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByText('Saved.')).toHaveCount(2)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectAccessible(page)
  await page.getByText('As the system').click()
  await expect(page.getByText('Saved.')).toBeVisible()
})

story('every chapter of the settings is told to those who do not see it', async ({ page }) => {
  for (const chapter of ['password', 'sessions', 'people', 'keys']) {
    await page.goto(`/acme/settings/${chapter}`)
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
    await expectAccessible(page)
  }
})
