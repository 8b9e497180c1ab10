import { expect } from '@playwright/test'
import { signIn } from './people.ts'
import { expectAccessible, story } from './story.ts'

story.use({ storageState: { cookies: [], origins: [] } })

story('whoever guesses passwords is told to wait, and for how long', async ({ page, baseURL }) => {
  const guess = { username: `guessed-${Date.now()}`, password: 'wrong' }
  await page.goto('/sign-in')
  await signIn(page, guess)
  await expect(page.getByText('The username or the password is not right.')).toBeVisible()
  for (let at = 2; at <= 10; at += 1) {
    const headers = { 'content-type': 'application/json' }
    await fetch(`${baseURL}/api/sessions`, { method: 'POST', headers, body: JSON.stringify(guess) })
  }
  await signIn(page, guess)
  await expect(page.getByText(/^Too many attempts that failed\. Try again in [1-5] min\.$/)).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue(guess.username)
  await expectAccessible(page)
})
