'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useTransition } from 'react'
import type { ErrorCode } from '#/lib/errors.ts'
import { useConnection } from '#/lib/queries/live-runs.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

function isOutage(code: ErrorCode): boolean {
  return code === 'unavailable' || code === 'upstream_failed'
}

function titleOf(code: ErrorCode): string {
  if (isOutage(code)) return 'The runs API does not answer'
  if (code === 'forbidden') return 'You may not see this'
  if (code === 'too_many_requests') return 'Too many requests'
  return 'This could not be loaded'
}

/**
 * What stands in a page's place when its data could not be read: why, and a way to try again. What was not there for a
 * while is asked for again by itself when news of runs come again.
 */
export function ProblemView({ code, message }: { code: ErrorCode; message: string }) {
  const router = useRouter()
  const [isTrying, startTrying] = useTransition()
  const { state } = useConnection()
  const tryAgain = () => startTrying(() => router.refresh())
  const onNews = useEffectEvent(() => isOutage(code) && tryAgain())
  useEffect(() => {
    if (state === 'live') onNews()
  }, [state])
  return (
    <Notice look="bad" title={titleOf(code)}>
      <p className="wrap-anywhere">{message}</p>
      <div>
        <Button disabled={isTrying} onClick={tryAgain}>
          {isTrying ? 'Trying…' : 'Try again'}
        </Button>
      </div>
    </Notice>
  )
}
