import type { ReportQuery } from '#/lib/client/report.ts'
import { SqlText } from '#/components/runs/details/sql-text.tsx'

/** A report's queries as they stand today. */
export function ReportQueries({ queries, heading: Heading }: { queries: ReportQuery[]; heading: 'h2' | 'h3' }) {
  if (queries.length === 0) return <p className="text-muted">This report has no queries.</p>
  return (
    <div className="grid grid-cols-1 gap-5">
      {queries.map((query) => (
        <div key={query.token} className="grid min-w-0 grid-cols-1 gap-1">
          <Heading className="font-medium wrap-anywhere">{query.name}</Heading>
          <SqlText sql={query.source} label={`SQL of ${query.name}`} />
        </div>
      ))}
    </div>
  )
}
