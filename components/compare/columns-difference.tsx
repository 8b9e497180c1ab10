import type { QueryDifference } from '#/lib/client/run-comparison.ts'
import { isolated } from '#/lib/format/isolated.ts'
import { IsolatedText } from '#/components/ui/isolated-text.tsx'

/** The columns that only one side has, or that are of another type; nothing where they agree. */
export function ColumnsDifference({ query }: { query: QueryDifference }) {
  const { columnsAdded, columnsRemoved, columnsChanged } = query
  const lines = [
    ...columnsRemoved.map(({ name, type }) => `${isolated(name)} (${type}) is only in A`),
    ...columnsAdded.map(({ name, type }) => `${isolated(name)} (${type}) is only in B`),
    ...columnsChanged.map(({ name, base, other }) => `${isolated(name)} is ${base} in A and ${other} in B`),
  ]
  if (lines.length === 0) return null
  return (
    <div className="grid gap-1">
      <h3 className="font-medium">Columns</h3>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            <IsolatedText text={line} />
          </li>
        ))}
      </ul>
    </div>
  )
}
