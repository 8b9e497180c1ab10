import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { getAccount, getPerson } from '#/lib/client/account.ts'
import type { Fetch } from '#/lib/client/transport.ts'
import { AppError } from '#/lib/errors.ts'
import { signInAddress } from '#/lib/server/return-address.ts'
import { runsApi } from '#/lib/server/runs-api.ts'
import { readCredential } from '#/lib/server/session.ts'

/** The request header in which `proxy.ts` tells the page the address it is asked under. */
export const pageAddressHeader = 'x-page-address'

export type Loaded<T> = { value: T; problem?: never } | { value?: never; problem: AppError }

async function runsApiOfPage(): Promise<Fetch> {
  const incoming = await headers()
  return runsApi(incoming, await readCredential(incoming))
}

/**
 * Reads what a page shows, as the person whose cookie came along. Nobody, or a session that is over, leads to the
 * sign-in page and back; what is not there becomes the not-found page. Any other failure of the runs API is returned, so
 * that the page can say it in its own place.
 */
export async function load<T>(read: (fetch: Fetch) => Promise<T>): Promise<Loaded<T>> {
  try {
    return { value: await read(await runsApiOfPage()) }
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    if (thrown.code === 'unauthorized') redirect(signInAddress((await headers()).get(pageAddressHeader) ?? '/'))
    if (thrown.code === 'not_found') notFound()
    if (thrown.cause !== undefined) console.error(thrown)
    return { problem: thrown }
  }
}

/** The person who is signed in; asked once however many parts of a page want to know. */
export const loadPerson = cache(() => load(getPerson))

/** The workspace or the person whose pages these are. */
export async function loadAccount(username: string) {
  return await load((fetch) => getAccount(fetch, username))
}

/** True when the session cookie is still good for something; false when nothing can be said. */
export async function isSignedIn(): Promise<boolean> {
  const incoming = await headers()
  const credential = await readCredential(incoming)
  if (!credential) return false
  return await getPerson(runsApi(incoming, credential)).then(
    () => true,
    () => false,
  )
}

/** The moment a page is made, and the zone its reader lives in. */
export async function loadClock(): Promise<{ nowMs: number; timeZone: string }> {
  const { value: person } = await loadPerson()
  return { nowMs: Date.now(), timeZone: person?.timeZone ?? 'UTC' }
}
