import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { formatCount } from '#/lib/format/quantity.ts'

type PagerProps = {
  page: number
  pagesCount: number
  /** A button or a link to a page, with what stands on it. */
  renderWay: (page: number, shows: ReactNode) => ReactNode
}

/** The way to the pages before and behind, where there are others. */
export function Pager({ page, pagesCount, renderWay }: PagerProps) {
  if (pagesCount <= 1) return null
  const step = (to: number, shows: ReactNode) =>
    to < 1 || to > pagesCount ? <Button disabled>{shows}</Button> : renderWay(to, shows)
  const previous = (
    <>
      <ChevronLeft aria-hidden className="size-4" />
      Previous
    </>
  )
  const next = (
    <>
      Next
      <ChevronRight aria-hidden className="size-4" />
    </>
  )
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-end gap-3">
      <span className="text-muted">
        Page {formatCount(page)} of {formatCount(pagesCount)}
      </span>
      <div className="flex gap-2">
        {step(page - 1, previous)}
        {step(page + 1, next)}
      </div>
    </nav>
  )
}
