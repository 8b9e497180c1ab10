import { type NextRequest, NextResponse } from 'next/server'
import { contentPolicy } from '#/lib/server/content-policy.ts'

/** Gives each page its own content policy, and tells it the address it was asked under. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  headers.set('x-page-address', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// The API is left out: Next keeps a copy of the body of every request that comes through here.
export const config = { matcher: ['/((?!api/|_next/static/|_next/image).*)'] }
