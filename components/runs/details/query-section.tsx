'use client'
import { LongText } from '#/components/runs/details/long-text.tsx'
import { QuerySql } from '#/components/runs/details/query-sql.tsx'
import { noRowsWords } from '#/components/runs/details/query-words.ts'
import { queryRunStateLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { ResultView } from '#/components/results/result-view.tsx'
import { Disclosure } from '#/components/ui/disclosure.tsx'
import { Elapsed } from '#/components/ui/elapsed.tsx'
import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { formatDuration } from '#/lib/format/duration.ts'

type QuerySectionProps = {
  ids: RunIds
  run: Run
  queryRun: QueryRun
  /** The only query of its run: the run's own reason, right above, is its reason. */
  isAlone: boolean
}

function tookWords({ state, startedAt, completedAt }: QueryRun): string | null {
  if (startedAt === null || completedAt === null) return null
  const words = state === 'cancelled' ? 'ran for' : 'took'
  return `${words} ${formatDuration((Date.parse(completedAt) - Date.parse(startedAt)) / 1000)}`
}

/** One query of a run: how it went, its rows, and the SQL that ran. */
export function QuerySection({ ids, run, queryRun, isAlone }: QuerySectionProps) {
  const { token, name, state, error, result, startedAt } = queryRun
  const headingId = `query-${token}`
  const noRows = noRowsWords(queryRun, run)
  const took = tookWords(queryRun)
  return (
    <section
      id={token}
      aria-labelledby={headingId}
      className="border-line grid scroll-mt-4 grid-cols-1 gap-3 border-t pt-5"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 id={headingId} className="text-lg font-semibold wrap-anywhere">
          <bdi>{name}</bdi>
        </h3>
        <StateBadge look={queryRunStateLook[state]} />
        {state === 'running' && startedAt !== null && (
          <span className="text-muted">
            <Elapsed since={startedAt} /> so far
          </span>
        )}
        {result === null && took !== null && <span className="text-muted tabular-nums">{took}</span>}
      </div>
      {error && !(isAlone && error.message === run.failure?.message) && (
        <p className="text-bad wrap-anywhere whitespace-pre-wrap">
          <LongText text={error.message} name="the error" maxChars={600} />
        </p>
      )}
      {noRows !== null && <p className="text-muted">{noRows}</p>}
      {result && <ResultView ids={{ ...ids, queryRun: token }} result={result} name={name} took={took} />}
      <div className={state === 'failed' ? undefined : 'print:hidden'}>
        <Disclosure label="SQL" isOpen={state === 'failed'}>
          <QuerySql queryRun={queryRun} />
        </Disclosure>
      </div>
    </section>
  )
}
