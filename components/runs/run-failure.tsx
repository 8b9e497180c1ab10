import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run } from '#/lib/client/run.ts'
import { Notice } from '#/components/ui/notice.tsx'

type RunFailureProps = { failure: NonNullable<Run['failure']>; queryRuns: QueryRun[] }

/** Why a run failed, and the way to the query that did. */
export function RunFailure({ failure: { code, message, queryToken }, queryRuns }: RunFailureProps) {
  const query = queryRuns.find((queryRun) => queryRun.queryToken === queryToken)
  return (
    <Notice look="bad" title={message}>
      <p className="text-muted">
        {code}
        {query && (
          <>
            {' in '}
            <a href={`#${query.token}`} className="text-ink underline underline-offset-2">
              {query.name}
            </a>
          </>
        )}
      </p>
    </Notice>
  )
}
