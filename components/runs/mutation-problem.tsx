'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { messageOf } from '#/lib/errors.ts'
import { OfflineError } from '#/lib/queries/offline.ts'
import { isSessionOver, signInAddressFrom } from '#/lib/queries/session-over.ts'
import { useIsOnline } from '#/lib/queries/use-is-online.ts'
import { Notice } from '#/components/ui/notice.tsx'

/**
 * Why something a person asked for was not done; a session that is over offers the way back in. That one was offline is not
 * said any longer once one is back.
 */
export function MutationProblem({ error }: { error: Error }) {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  const isOnline = useIsOnline()
  if (error instanceof OfflineError && isOnline) return null
  if (!isSessionOver(error)) return <Notice look="bad" title={messageOf(error)} announce />
  return (
    <Notice look="bad" title="Your session is over." announce>
      <a
        href={signInAddressFrom({ pathname, search: search && `?${search}` })}
        className="underline underline-offset-2"
      >
        Sign in again
      </a>
    </Notice>
  )
}
