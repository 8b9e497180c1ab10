import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { type Person, getAccount, getPerson } from '#/lib/client/account.ts'
import { type Preferences, defaultPreferences } from '#/lib/client/preferences.ts'
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

async function attempt<T>(read: (fetch: Fetch) => Promise<T>): Promise<Loaded<T>> {
  try {
    return { value: await read(await runsApiOfPage()) }
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    if (thrown.cause !== undefined) console.error(thrown)
    return { problem: thrown }
  }
}

async function lead<T>(loaded: Loaded<T>): Promise<Loaded<T>> {
  const code = loaded.problem?.code
  if (code === 'unauthorized') redirect(signInAddress((await headers()).get(pageAddressHeader) ?? '/'))
  if (code === 'not_found') notFound()
  return loaded
}

/**
 * Reads what a page shows, as the person whose cookie came along. Nobody, or a session that is over, leads to the
 * sign-in page and back; what is not there becomes the not-found page. Any other failure of the runs API is returned, so
 * that the page can say it in its own place.
 */
export async function load<T>(read: (fetch: Fetch) => Promise<T>): Promise<Loaded<T>> {
  return await lead(await attempt(read))
}

/** Asked once however many parts of a page want to know; not at all without a cookie. */
const askPerson = cache(async (): Promise<Loaded<Person>> => {
  if (await readCredential(await headers())) return await attempt(getPerson)
  return { problem: new AppError('unauthorized', 'Nobody is signed in.') }
})

/** The person who is signed in. */
export async function loadPerson(): Promise<Loaded<Person>> {
  return await lead(await askPerson())
}

/** The theme that the person chose; the system's for those who are not signed in. */
export async function loadTheme(): Promise<Preferences['theme']> {
  return (await askPerson()).value?.preferences.theme ?? defaultPreferences.theme
}

/** The workspace or the person whose pages these are. */
export async function loadAccount(username: string) {
  return await load((fetch) => getAccount(fetch, username))
}

/** The person whose session cookie is still good; null when nobody's is, or nothing can be said. */
export async function findPerson(): Promise<Person | null> {
  return (await askPerson()).value ?? null
}
