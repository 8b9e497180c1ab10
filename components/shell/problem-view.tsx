'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import type { ErrorCode } from '#/lib/errors.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

function titleOf(code: ErrorCode): string {
  if (code === 'unavailable' || code === 'upstream_failed') return 'The runs API does not answer'
  if (code === 'forbidden') return 'You may not see this'
  if (code === 'too_many_requests') return 'Too many requests'
  return 'This could not be loaded'
}

/** What stands in a page's place when its data could not be read: why, and a way to try again. */
export function ProblemView({ code, message }: { code: ErrorCode; message: string }) {
  const router = useRouter()
  const [isTrying, startTrying] = useTransition()
  return (
    <Notice look="bad" title={titleOf(code)}>
      <p className="wrap-anywhere">{message}</p>
      <div>
        <Button disabled={isTrying} onClick={() => startTrying(() => router.refresh())}>
          {isTrying ? 'Trying…' : 'Try again'}
        </Button>
      </div>
    </Notice>
  )
}
