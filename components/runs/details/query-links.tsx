import { queryRunStateLook } from '#/components/runs/run-state-look.ts'
import type { QueryRun } from '#/lib/client/query-run.ts'
import { formatAmount } from '#/lib/format/quantity.ts'

/** Where several queries stand below each other, the way to each and how it went. */
export function QueryLinks({ queryRuns }: { queryRuns: QueryRun[] }) {
  if (queryRuns.length < 2) return null
  return (
    <nav aria-label="Queries of this run" className="print:hidden">
      <ul className="flex flex-wrap gap-2">
        {queryRuns.map(({ token, name, state, result }) => {
          const { icon: Icon, ink, word, spins = false } = queryRunStateLook[state]
          return (
            <li key={token} className="min-w-0">
              <a
                href={`#${token}`}
                className="border-line bg-surface hover:bg-sunken inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-md border px-2"
              >
                <Icon aria-hidden className={`size-3.5 shrink-0 ${ink} ${spins ? 'motion-safe:animate-spin' : ''}`} />
                <span className="sr-only">{word}: </span>
                <bdi className="truncate">{name}</bdi>
                {result && <span className="text-muted shrink-0">{formatAmount(result.rowCount, 'row')}</span>}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
