import type { Credential } from '#/runs-api/store/credentials.ts'

const pattern = /^Basic +([A-Za-z0-9+/=_-]+) *$/i

/** Token and secret of an `Authorization: Basic` header; undefined when it is not one of ours. */
export function basicCredentials(header: string): Credential | undefined {
  const encoded = pattern.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const [token = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':')
  const secret = rest.join(':')
  return /^[0-9a-f]{12}$/.test(token) && secret !== '' ? { token, secret } : undefined
}
