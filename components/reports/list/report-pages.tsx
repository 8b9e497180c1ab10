import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ReportListPlace, reportListPath } from '#/components/reports/list/report-list-address.ts'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { formatCount } from '#/lib/format/quantity.ts'

type ReportPagesProps = { account: string; place: ReportListPlace; pagesCount: number }

/** The way to the other pages of reports, where there are others. */
export function ReportPages({ account, place: { words, page }, pagesCount }: ReportPagesProps) {
  if (pagesCount <= 1) return null
  const step = (to: number, shows: ReactNode) =>
    to < 1 || to > pagesCount ? (
      <Button disabled>{shows}</Button>
    ) : (
      <ButtonLink href={reportListPath(account, { words, page: to })}>{shows}</ButtonLink>
    )
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-end gap-3">
      <span className="text-muted">
        Page {formatCount(page)} of {formatCount(pagesCount)}
      </span>
      <div className="flex gap-2">
        {step(
          page - 1,
          <>
            <ChevronLeft aria-hidden className="size-4" />
            Previous
          </>,
        )}
        {step(
          page + 1,
          <>
            Next
            <ChevronRight aria-hidden className="size-4" />
          </>,
        )}
      </div>
    </nav>
  )
}
