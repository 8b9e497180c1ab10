'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '#/components/ui/button.tsx'
import { formatCount } from '#/lib/format/quantity.ts'

type FailuresPagerProps = { page: number; pagesCount: number; onGo: (page: number) => void }

/** The way to the other pages, where there are others. */
export function FailuresPager({ page, pagesCount, onGo }: FailuresPagerProps) {
  if (pagesCount <= 1) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-end gap-3">
      <span className="text-muted">
        Page {formatCount(page)} of {formatCount(pagesCount)}
      </span>
      <div className="flex gap-2">
        <Button disabled={page <= 1} onClick={() => onGo(page - 1)}>
          <ChevronLeft aria-hidden className="size-4" />
          Previous
        </Button>
        <Button disabled={page >= pagesCount} onClick={() => onGo(page + 1)}>
          Next
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </div>
    </nav>
  )
}
