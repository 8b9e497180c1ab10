import { afterEach, expect, test, vi } from 'vitest'
import { browserFetch } from '#/lib/queries/browser-fetch.ts'
import { signInAddressFrom } from '#/lib/queries/session-over.ts'
import { returnAddress } from '#/lib/server/return-address.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the way to sign in leads back to the whole address, filters and all', () => {
  const here = { pathname: '/acme/runs', search: '?filter=state.eq.failed&filter=text.has.a%26b' }
  const { pathname, searchParams } = new URL(signInAddressFrom(here), 'http://web')
  expect(pathname).toBe('/sign-in')
  expect(returnAddress(searchParams.get('callbackUrl'))).toBe(`${here.pathname}${here.search}`)
})

test('many refused requests lead to sign in once, and every other answer leads nowhere', async () => {
  const went: string[] = []
  const location = { pathname: '/acme/runs', search: '', assign: (address: string) => went.push(address) }
  vi.stubGlobal('window', { location })
  let status = 403
  vi.stubGlobal('fetch', async () => new Response(null, { status }))
  await browserFetch('/api/acme/runs')
  expect(went).toEqual([])
  status = 401
  const answers = await Promise.all(
    ['/api/acme/runs', '/api/account', '/api/acme/runs/events'].map((path) => browserFetch(path)),
  )
  expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401])
  expect(went).toEqual(['/sign-in?callbackUrl=%2Facme%2Fruns'])
})
