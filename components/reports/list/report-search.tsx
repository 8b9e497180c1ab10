import { Search, X } from 'lucide-react'
import { reportListPath } from '#/components/reports/list/report-list-address.ts'
import { Button } from '#/components/ui/button.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'

const maxLength = 200

/** Words to look for in the names of reports: a form of the page's own address, which needs no scripts. */
export function ReportSearch({ account, words }: { account: string; words: string }) {
  const path = reportListPath(account)
  return (
    <search>
      <form action={path} className="flex gap-2">
        <div className="relative w-60 sm:w-72">
          <label htmlFor="report-search" className="sr-only">
            Search reports by name
          </label>
          <Search aria-hidden className="text-muted pointer-events-none absolute top-2 left-2.5 size-4" />
          <input
            // The field says what the address does, also after a way back.
            key={words}
            id="report-search"
            name="q"
            type="text"
            enterKeyHint="search"
            autoComplete="off"
            placeholder="Search by name"
            maxLength={maxLength}
            defaultValue={words}
            className={`${inputClasses} px-8`}
          />
          {words !== '' && (
            <PendingLink
              href={path}
              aria-label="Clear the search"
              className="text-muted hover:text-ink absolute top-1 right-1 inline-flex size-6 items-center justify-center"
            >
              <X aria-hidden className="size-4" />
            </PendingLink>
          )}
        </div>
        <Button type="submit">Search</Button>
      </form>
    </search>
  )
}
