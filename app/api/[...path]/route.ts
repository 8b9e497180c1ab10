import type { NextRequest } from 'next/server'
import { webEnv } from '#/lib/server/env.ts'
import { proxyRequest } from '#/lib/server/proxy-request.ts'
import { readCredential } from '#/lib/server/session.ts'

export const dynamic = 'force-dynamic'

async function handle(request: NextRequest): Promise<Response> {
  const { RUNS_API_URL, NEXTAUTH_URL } = webEnv()
  return await proxyRequest(request, {
    runsApiUrl: RUNS_API_URL,
    ownOrigin: NEXTAUTH_URL,
    readCredential,
    fetch,
    headersTimeoutMs: 60_000,
  })
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
}
