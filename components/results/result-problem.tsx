'use client'
import { AppError, messageOf } from '#/lib/errors.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

/** Why rows cannot be shown, and a way to try again. */
export function ResultProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isGone = error instanceof AppError && error.code === 'not_found'
  const why = isGone ? 'they are no longer kept, or not yet.' : messageOf(error)
  return (
    <Notice look="bad" title={`The rows could not be read: ${why}`} announce>
      <div>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </Notice>
  )
}
