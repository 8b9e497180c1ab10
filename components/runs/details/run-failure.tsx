'use client'
import { OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import { LongText } from '#/components/runs/details/long-text.tsx'
import { FailureStanding } from '#/components/runs/details/failure-standing.tsx'
import { errorMarkId, errorPlaceOf } from '#/components/runs/details/query-sql.tsx'
import { runsPagePath } from '#/components/runs/details/run-paths.ts'
import { lineOf } from '#/components/runs/details/sql-lines.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run, RunIds } from '#/lib/client/run.ts'

const shownChars = 600
const linkClasses = 'text-ink inline-flex min-h-6 items-center underline underline-offset-2 print:hidden'

// What is on the same page is a plain link: it moves the keyboard there too.
function Lead({ href, children }: { href: string; children: ReactNode }) {
  const words = <span>{children}</span>
  if (!href.startsWith('#')) {
    return (
      <PendingLink href={href} className={linkClasses}>
        {words}
      </PendingLink>
    )
  }
  return (
    <a href={href} className={linkClasses}>
      {words}
    </a>
  )
}

type RunFailureProps = {
  ids: RunIds
  run: Run
  queryRuns: QueryRun[]
  /** The path of the page that shows the queries, where this is another. */
  page?: string
}

/** Why a run failed, where it did, and the way to the query that did and to the place in its SQL. */
export function RunFailure({ ids, run, queryRuns, page = '' }: RunFailureProps) {
  const { failure } = run
  if (failure === null) return null
  const query = queryRuns.find(({ queryToken }) => queryToken === failure.queryToken)
  const place = query ? errorPlaceOf(query) : null
  return (
    <section aria-label="Why it failed" className="border-bad bg-bad-soft flex gap-2.5 rounded-md border px-3 py-2.5">
      <OctagonX aria-hidden className="text-bad mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 grow gap-1">
        <p className="font-medium wrap-anywhere whitespace-pre-wrap">
          <LongText text={failure.message} name="the reason" maxChars={shownChars} />
        </p>
        <p className="text-muted flex flex-wrap items-center gap-x-3 wrap-anywhere">
          <span>{failure.code}</span>
          {query && (
            <Lead href={`${page}#${query.token}`}>
              Query <bdi>{query.name}</bdi>
            </Lead>
          )}
          {query && place && (
            <Lead href={`${page}#${errorMarkId(query)}`}>
              Line {lineOf(query.renderedSource ?? query.source, place)} of its SQL
            </Lead>
          )}
          <Lead href={runsPagePath(ids, [`failure.eq.${failure.fingerprint}`])}>Runs that failed like this</Lead>
        </p>
        <FailureStanding ids={ids} run={run} failure={failure} />
      </div>
    </section>
  )
}
