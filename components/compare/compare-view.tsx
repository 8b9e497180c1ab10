import { ParametersDifference } from '#/components/compare/parameters-difference.tsx'
import { QueryDifferenceView } from '#/components/compare/query-difference-view.tsx'
import { RunColumns } from '#/components/compare/run-columns.tsx'
import type { RunComparison } from '#/lib/client/run-comparison.ts'

type CompareViewProps = { account: string; comparison: RunComparison }

/** Two runs side by side: what they were, what they were given, and query by query what came out. */
export function CompareView({ account, comparison }: CompareViewProps) {
  const { base, other, parameters, queries } = comparison
  return (
    <div className="grid grid-cols-1 gap-8">
      <RunColumns account={account} base={base} other={other} />
      <ParametersDifference parameters={parameters} />
      {queries.map((query) => (
        <QueryDifferenceView key={`${query.base?.token} ${query.other?.token}`} query={query} />
      ))}
    </div>
  )
}
