import 'server-only'
import { getToken } from 'next-auth/jwt'
import { NextRequest } from 'next/server'
import { z } from 'zod'
import { webEnv } from '#/lib/server/env.ts'
import type { Credential } from '#/lib/server/forwarded-headers.ts'

/** What the encrypted session cookie holds of the runs API; browser code never sees it (DESIGN 7). */
const SessionToken = z.object({ credential: z.object({ token: z.string(), secret: z.string() }) })

/** The credential in a request's session cookie; null without one, or when it cannot be read. */
export async function readCredential(headers: Headers): Promise<Credential | null> {
  const cookie = headers.get('cookie')
  if (cookie === null) return null
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL } = webEnv()
  // Only the cookie goes in: next-auth would take a bearer token from the other headers.
  const req = new NextRequest(NEXTAUTH_URL, { headers: { cookie } })
  return credentialOf(await getToken({ req, secret, secureCookie: NEXTAUTH_URL.startsWith('https:') }))
}

/** The credential in a decrypted session token. */
export function credentialOf(token: unknown): Credential | null {
  const parsed = SessionToken.safeParse(token)
  return parsed.success ? parsed.data.credential : null
}
