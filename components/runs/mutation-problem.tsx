'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { messageOf } from '#/lib/errors.ts'
import { isSessionOver, signInAddressFrom } from '#/lib/queries/session-over.ts'
import { Notice } from '#/components/ui/notice.tsx'

/** Why something a person asked for was not done; a session that is over offers the way back in. */
export function MutationProblem({ error }: { error: Error }) {
  const pathname = usePathname()
  const search = useSearchParams().toString()
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
