'use client'
import { usePathname } from 'next/navigation'
import { messageOf } from '#/lib/errors.ts'
import { isSessionOver } from '#/lib/queries/session-over.ts'
import { Notice } from '#/components/ui/notice.tsx'

/** Why something a person asked for was not done; a session that is over offers the way back in. */
export function MutationProblem({ error }: { error: Error }) {
  const path = usePathname()
  if (!isSessionOver(error)) return <Notice look="bad" title={messageOf(error)} announce />
  return (
    <Notice look="bad" title="Your session is over." announce>
      <a href={`/sign-in?${new URLSearchParams({ callbackUrl: path })}`} className="underline underline-offset-2">
        Sign in again
      </a>
    </Notice>
  )
}
