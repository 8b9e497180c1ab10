import type { PersonLink } from '#/lib/contract/person.ts'
import { absoluteHref } from '#/runs-api/http/hal/page-links.ts'
import { timestamp } from '#/runs-api/http/hal/timestamp.ts'
import type { IssuedLink } from '#/runs-api/store/people/sign-in-links.ts'

/** The address that signs in by a link, and leads on to where a password is set. */
export function personLink({ link, expiresAt }: IssuedLink, to: { account: string; publicUrl: string }): PersonLink {
  const search = new URLSearchParams({ link, callbackUrl: `/${to.account}/settings/password` })
  return { url: absoluteHref(to.publicUrl, `/sign-in?${search}`), expires_at: timestamp(expiresAt) }
}
