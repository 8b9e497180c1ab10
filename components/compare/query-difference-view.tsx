import { ColumnsDifference } from '#/components/compare/columns-difference.tsx'
import { RowsDifference } from '#/components/compare/rows-difference.tsx'
import { SqlDifference } from '#/components/compare/sql-difference.tsx'
import { queryRunStateLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import type { ComparedQuery, QueryDifference } from '#/lib/client/run-comparison.ts'
import { formatDuration } from '#/lib/format/duration.ts'
import { formatAmount } from '#/lib/format/quantity.ts'

/** One query of the two runs: how it went in each, how its SQL differs, and how its rows do. */
export function QueryDifferenceView({ query }: { query: QueryDifference }) {
  const { name, base, other, isSameSql, rows } = query
  const headingId = `query-${base?.token ?? ''}-${other?.token ?? ''}`
  return (
    <section aria-labelledby={headingId} className="border-line grid grid-cols-1 gap-4 border-t pt-6">
      <h2 id={headingId} className="text-lg font-semibold wrap-anywhere">
        <bdi>{name}</bdi>
      </h2>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side name="A" query={base} />
        <Side name="B" query={other} />
      </div>
      {base && other && <SqlDifference base={base} other={other} isSame={isSameSql} name={name} />}
      <ColumnsDifference query={query} />
      {base && other && <RowsDifference rows={rows} columns={other.columns ?? base.columns ?? []} name={name} />}
    </section>
  )
}

function Side({ name, query }: { name: string; query: ComparedQuery | null }) {
  if (query === null) return <p className="text-muted">{name} has no such query.</p>
  const { state, rowCount, durationSeconds, errorMessage } = query
  const facts = [
    rowCount === null ? 'no result kept' : formatAmount(rowCount, 'row'),
    durationSeconds === null ? null : formatDuration(durationSeconds),
  ]
  return (
    <div className="grid content-start gap-1">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-semibold">{name}</span>
        <StateBadge look={queryRunStateLook[state]} />
        <span className="text-muted">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      </p>
      {errorMessage !== null && <p className="text-bad wrap-anywhere">{errorMessage}</p>}
    </div>
  )
}
