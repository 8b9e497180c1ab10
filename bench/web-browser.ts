import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { browserPath } from '#/e2e/browser-path.ts'
import { freePort } from '#/e2e/product.ts'

export type MeasuredBrowser = {
  context: BrowserContext
  /** Where its debugging protocol listens. */
  port: number
  close: () => Promise<void>
}

/** A headless Chromium of a desktop's size with a profile of its own, in which whoever signs in stays signed in. */
export async function openBrowser(address: string): Promise<MeasuredBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'runboard-browser-'))
  const port = await freePort()
  const executablePath = await browserPath()
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--headless=shell', '--no-zygote', `--remote-debugging-port=${port}`],
    baseURL: address,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
  })
  const close = async () => {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
  return { context, port, close }
}

/** Signs in as the person of a one-time link. */
export async function signIn(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/acme/)
  await page.close()
}
