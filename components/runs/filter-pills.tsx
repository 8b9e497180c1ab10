import { CircleAlert, X } from 'lucide-react'
import { filterWords } from '#/components/runs/filter-words.ts'
import { type RunsAddress, withoutFilter } from '#/components/runs/runs-address.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'

type FilterPillsProps = { address: RunsAddress; reportNames: Record<string, string> }

/** Every filter of the address, each with a way to be rid of it. A broken one says so. */
export function FilterPills({ address, reportNames }: FilterPillsProps) {
  const filters = address.search.getAll('filter')
  if (filters.length === 0) return null
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-2">
      {filters.map((filter, index) => {
        const { text, problem } = filterWords(filter, { names: { report: reportNames }, timeZone: 'UTC' })
        const look = problem === null ? 'border-line-strong bg-surface' : 'border-bad bg-bad-soft text-bad'
        return (
          <li
            key={`${index} ${filter}`}
            title={problem ?? filter}
            className={`inline-flex min-h-7 max-w-full items-center gap-1 rounded-full border pl-2.5 ${look}`}
          >
            {problem !== null && <CircleAlert aria-hidden className="size-3.5 shrink-0" />}
            <span className="wrap-anywhere">{text}</span>
            <PendingLink
              href={withoutFilter(address, index)}
              aria-label={`Remove the filter ${text}`}
              className="hover:bg-sunken inline-flex size-7 shrink-0 items-center justify-center rounded-full"
            >
              <X aria-hidden className="size-3.5" />
            </PendingLink>
          </li>
        )
      })}
      <li>
        <PendingLink href={address.path} className="text-muted inline-flex min-h-7 items-center gap-1 px-1 underline">
          Clear all
        </PendingLink>
      </li>
    </ul>
  )
}
