'use client'
import { isOffline } from '#/lib/queries/offline.ts'
import { tell } from '#/components/ui/toasts.tsx'

/** Ends the session, here and in the runs API, and leads to the sign-in page. */
export async function leave(): Promise<void> {
  if (isOffline()) return tell({ says: 'You are offline, so you cannot sign out now.', isBad: true, id: 'sign-out' })
  tell({ says: 'Signing out…', id: 'sign-out' })
  // Even where the answer is lost, the sign-in page shows what came of it.
  await import('next-auth/react').then(({ signOut }) => signOut({ redirect: false })).catch(() => undefined)
  window.location.assign('/sign-in')
}
