import { expect } from '@playwright/test'
import { story } from './story.ts'

story.describe('the API behind the web address', () => {
  story('knows the person by the cookie, and asks others for credentials', async ({ request, playwright, baseURL }) => {
    const mine = await request.get('/api/account')
    expect(mine.status()).toBe(200)
    const stranger = await playwright.request.newContext({ baseURL, storageState: { cookies: [], origins: [] } })
    const refused = await stranger.get('/api/acme/runs')
    expect(refused.status()).toBe(401)
    expect(refused.headers()['www-authenticate']).toBe('Basic realm="runs"')
    await stranger.dispose()
  })

  story('takes repeated and trailing slashes, and refuses paths it does not know', async ({ request, baseURL }) => {
    expect((await request.get(`${baseURL}//api//acme/runs/?per_page=1`)).status()).toBe(200)
    for (const path of ['/api/acme/..%2Fruns', '/api/acme/nothing', '/api/acme/reports/%2e%2e%2fsecret']) {
      const answer = await request.get(path)
      expect(answer.status()).toBe(404)
      expect(await answer.json()).toEqual({ id: 'not_found', message: 'request path not recognized' })
    }
    const wrong = await request.put('/api/acme/runs')
    expect([wrong.status(), wrong.headers()['allow']]).toEqual([405, 'GET, HEAD'])
  })

  story('counts wrong passwords by who really asks, whatever address a client claims', async ({ baseURL }) => {
    const statuses: number[] = []
    for (let at = 1; at <= 11; at += 1) {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${at}` }
      const body = JSON.stringify({ username: 'nobody-here', password: 'wrong' })
      statuses.push((await fetch(`${baseURL}/api/sessions`, { method: 'POST', headers, body })).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  })

  story('changes nothing for another site', async ({ request }) => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await request.delete('/api/sessions', { headers })).status()).toBe(403)
    expect((await request.get('/api/account')).status()).toBe(200)
  })

  story('shows the session to nobody, and pages keep strangers out of frames', async ({ page }) => {
    const answer = await page.goto('/acme/runs')
    const headers = answer?.headers() ?? {}
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-powered-by']).toBeUndefined()
    expect(await page.evaluate(() => document.cookie)).not.toContain('session-token')
    const session = await page.evaluate(async () => (await fetch('/api/auth/session')).text())
    expect(session).not.toContain('secret')
  })

  story('streams events as they come', async ({ page }) => {
    await page.goto('/acme/runs')
    const type = await page.evaluate(async () => {
      const leave = new AbortController()
      const answer = await fetch('/api/acme/runs/events', { signal: leave.signal })
      leave.abort()
      return answer.headers.get('content-type')
    })
    expect(type).toContain('text/event-stream')
  })
})
