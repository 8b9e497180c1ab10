import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { getPerson } from '#/lib/client/session.ts'
import type { Fetch } from '#/lib/client/transport.ts'
import { AppError } from '#/lib/errors.ts'
import { signInAddress } from '#/lib/server/return-address.ts'
import { runsApi } from '#/lib/server/runs-api.ts'
import { readCredential } from '#/lib/server/session.ts'

/** The request header in which `proxy.ts` tells the page the address it is asked under. */
export const pageAddressHeader = 'x-page-address'

export type Loaded<T> = { value: T; problem?: never } | { value?: never; problem: AppError }

/** What a page needs to know of what went wrong: errors do not cross to the browser, sentences do. */
export type Problem = { code: AppError['code']; message: string }

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
