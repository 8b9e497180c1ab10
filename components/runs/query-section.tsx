'use client'
import type { QueryRun } from '#/lib/client/query-run.ts'
import type { RunIds } from '#/lib/client/run.ts'
import { QueryResultTable } from '#/components/runs/query-result-table.tsx'
import { queryRunStateLook } from '#/components/runs/run-state-look.ts'
import { SqlText } from '#/components/runs/sql-text.tsx'
import { errorPlace } from '#/components/runs/sql-place.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { Disclosure } from '#/components/ui/disclosure.tsx'
import { Notice } from '#/components/ui/notice.tsx'

type QuerySectionProps = {
  ids: RunIds
  queryRun: QueryRun
  isPurged: boolean
  /** What the page says of the run's failure already. */
  told: string | null
}

/** One query of a run: how it went, its rows, and the SQL that ran. */
export function QuerySection({ ids, queryRun, isPurged, told }: QuerySectionProps) {
  const { token, name, state, error, source, renderedSource } = queryRun
  const sql = renderedSource ?? source
  const place = error && errorPlace(error.message, sql)
  const headingId = `query-${token}`
  return (
    <section id={token} aria-labelledby={headingId} className="border-line grid grid-cols-1 gap-3 border-t pt-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 id={headingId} className="text-lg font-semibold wrap-anywhere">
          {name}
        </h2>
        <StateBadge look={queryRunStateLook[state]} />
      </div>
      {error && error.message !== told && (
        <Notice look="bad" title={error.message}>
          <p className="text-muted">{error.code}</p>
        </Notice>
      )}
      {state === 'succeeded' && !isPurged && <QueryResultTable ids={{ ...ids, queryRun: token }} name={name} />}
      <Disclosure label={renderedSource === null ? 'SQL template' : 'SQL as it ran'} isOpen={state === 'failed'}>
        <SqlText sql={sql} place={place} label={`SQL of ${name}`} />
      </Disclosure>
      {renderedSource !== null && renderedSource !== source && (
        <Disclosure label="SQL template">
          <SqlText sql={source} place={null} label={`Template of ${name}`} />
        </Disclosure>
      )}
    </section>
  )
}
