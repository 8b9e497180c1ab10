'use client'
import { CircleCheck } from 'lucide-react'
import { spanWordsOf } from '#/components/health/health-span.ts'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import type { HealthSpan } from '#/lib/contract/health-span.ts'
import { messageOf } from '#/lib/errors.ts'

type NoFailuresProps = {
  account: string
  span: HealthSpan
  /** There are failures, but not so many pages of them. */
  isPastEnd: boolean
  onSpan: (span: HealthSpan) => void
  onFirst: () => void
}

const longest: HealthSpan = '90d'

/** What stands where the failures would. */
export function NoFailures({ account, span, isPastEnd, onSpan, onFirst }: NoFailuresProps) {
  if (isPastEnd) {
    return (
      <EmptyState title="There are not so many pages of failures.">
        <Button onClick={onFirst}>To the first page</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={`Nothing failed in ${spanWordsOf[span].last}, and no failure is open.`}>
      <CircleCheck aria-hidden className="text-good size-5" />
      <div className="flex flex-wrap justify-center gap-2">
        {span !== longest && <Button onClick={() => onSpan(longest)}>Look back 90 days</Button>}
        <ButtonLink href={`/${account}/runs`}>To the runs</ButtonLink>
      </div>
    </EmptyState>
  )
}

type FailuresProblemProps = { error: Error; isTrying: boolean; onRetry: () => void }

/** Why the failures are not there, and the way to try again. */
export function FailuresProblem({ error, isTrying, onRetry }: FailuresProblemProps) {
  return (
    <Notice announce look="bad" title="The failures could not be read">
      <p className="wrap-anywhere">{messageOf(error)}</p>
      <div>
        <Button disabled={isTrying} onClick={onRetry}>
          {isTrying ? 'Trying again…' : 'Try again'}
        </Button>
      </div>
    </Notice>
  )
}
