'use client'
import { useQuery } from '@tanstack/react-query'
import { noRowsWords } from '#/components/runs/details/query-words.ts'
import { queryRunStateLook } from '#/components/runs/run-state-look.ts'
import { StateBadge } from '#/components/runs/state-badge.tsx'
import { ResultProblem } from '#/components/results/result-problem.tsx'
import { ResultSample } from '#/components/results/result-sample.tsx'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'
import type { QueryResult, QueryRun, QueryRunIds } from '#/lib/client/query-run.ts'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { formatAmount } from '#/lib/format/quantity.ts'
import { resultRowsQuery } from '#/lib/queries/result-queries.ts'

const shownRows = 8
const shownColumns = 8

function FirstRows({ ids, result, name }: { ids: QueryRunIds; result: QueryResult; name: string }) {
  const rows = useQuery(resultRowsQuery(ids, { offset: 0, limit: shownRows }))
  if (rows.error) return <ResultProblem error={rows.error} onRetry={() => void rows.refetch()} />
  if (!rows.data) return <p className="text-muted min-h-40">Loading the first rows…</p>
  return (
    <ScrollRegion label={`First rows of ${name}`} className="bg-surface">
      <ResultSample
        result={result}
        rows={rows.data}
        name={`First rows of ${name}`}
        maxRows={shownRows}
        maxColumns={shownColumns}
      />
    </ScrollRegion>
  )
}

type PeekResultProps = { ids: RunIds; run: Run; queryRuns: QueryRun[] }

/** The first rows of a run's first query that has any, or why there are none. */
export function PeekResult({ ids, run, queryRuns }: PeekResultProps) {
  const query = queryRuns.find(({ result }) => result !== null && result.rowCount > 0) ?? queryRuns[0]
  if (query === undefined) return null
  const { token, name, state, result } = query
  const others = queryRuns.length - 1
  return (
    <section aria-labelledby="peek-result" className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <h3 id="peek-result" className="font-semibold wrap-anywhere">
          <bdi>{name}</bdi>
        </h3>
        <StateBadge look={queryRunStateLook[state]} />
        {result && <span className="text-muted tabular-nums">{formatAmount(result.rowCount, 'row')}</span>}
      </div>
      {result && result.rowCount > 0 && <FirstRows ids={{ ...ids, queryRun: token }} result={result} name={name} />}
      {result && result.rowCount === 0 && <p className="text-muted">The query ran and gave no rows.</p>}
      {run.purgedAt === null && <NoRows query={query} run={run} />}
      {others > 0 && (
        <p className="text-muted">{formatAmount(others, 'more query', 'more queries')} on the page of the run.</p>
      )}
    </section>
  )
}

function NoRows({ query, run }: { query: QueryRun; run: Run }) {
  const words = noRowsWords(query, run)
  return words === null ? null : <p className="text-muted">{words}</p>
}
