import { expect } from '@playwright/test'
import { expectAccessible, signedInState, story } from './story.ts'

story(
  'the link that the start prints signs in once, on a press of its button',
  async ({ page, context, signInLink }) => {
    await page.goto(signInLink)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/acme')
    await context.storageState({ path: signedInState })
  },
)

story('a link that was used says so, and leads to the password', async ({ page, signInLink }) => {
  await page.goto(signInLink)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This link was used before')).toBeVisible()
  await page.getByRole('link', { name: 'Sign in with a password' }).click()
  await expect(page.getByLabel('Username')).toBeVisible()
})
