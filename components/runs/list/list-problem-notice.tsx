'use client'
import { DropFilters } from '#/components/runs/list/drop-filters.tsx'
import type { ListProblem, RunList } from '#/components/runs/list/use-run-list.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { statusOf } from '#/lib/errors.ts'

function titleOf({ code }: ListProblem): string {
  if (code === 'forbidden') return 'You may not see these runs'
  if (code === 'not_found') return 'This is not here, or you may not see it'
  if (code === 'too_many_requests') return 'Too many requests'
  if (statusOf(code) >= 500) return 'The runs API does not answer'
  return 'The runs could not be read'
}

/** Why the runs are not there, in the words of the runs API, and the way on. */
export function ListProblemNotice({ list, problem }: { list: RunList; problem: ListProblem }) {
  if (problem.code === 'bad_request') {
    return (
      <Notice announce look="bad" title="The runs API does not understand this filter">
        <p className="wrap-anywhere">{problem.message}</p>
        <DropFilters selection={list.selection} offers="broken" />
      </Notice>
    )
  }
  const isKept = list.runs.count > 0
  return (
    <Notice announce look="bad" title={titleOf(problem)}>
      <p className="wrap-anywhere">
        {problem.message} {isKept && 'The runs below are those that were read before.'}
      </p>
      {problem.code !== 'forbidden' && (
        <div>
          <Button disabled={list.isTrying} onClick={list.retry}>
            {list.isTrying ? 'Trying again…' : 'Try again'}
          </Button>
        </div>
      )}
    </Notice>
  )
}
