import { createHmac, timingSafeEqual } from 'node:crypto'

function signatureOf(path: string, expires: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`GET ${path} ${expires}`).digest()
}

/**
 * Adds to a path what lets anybody read it, without credentials, until `expiresAt` (DESIGN 7; RUNS-API 4 needs it for
 * `csv` and `json`). The path goes into the signature as the API writes it in links; a query string may be added.
 */
export function signAddress(path: string, { secret, expiresAt }: { secret: string; expiresAt: Date }): string {
  const expires = String(Math.floor(expiresAt.getTime() / 1000))
  return `${path}?expires=${expires}&signature=${signatureOf(path, expires, secret).toString('base64url')}`
}

/** True for an address that `signAddress` made for this very path, as long as it has not expired. */
export function isSignedAddress(url: string, at: { path: string; secret: string; now: Date }): boolean {
  if (!url.includes('signature=')) return false
  const query = new URL(url).searchParams
  const expires = query.get('expires') ?? ''
  if (!/^\d{1,12}$/.test(expires) || Number(expires) * 1000 <= at.now.getTime()) return false
  const given = Buffer.from(query.get('signature') ?? '', 'base64url')
  const expected = signatureOf(at.path, expires, at.secret)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
