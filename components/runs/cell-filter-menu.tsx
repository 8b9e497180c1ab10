'use client'
import { Copy, ListFilter, ListX } from 'lucide-react'
import type { CellFilters } from '#/components/runs/cell-filters.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { copyText } from '#/components/ui/copy-text.ts'
import { MenuItem } from '#/components/ui/menu.tsx'
import { tell } from '#/components/ui/toasts.tsx'
import { withOnly, withRefused } from '#/lib/filters/change-filter.ts'

export type CellFilterMenuProps = CellFilters & {
  /** The property in words, such as `State` or the name of a parameter. */
  subject: string
  /** The value as one reads it. */
  words: string
}

/** What a value in a row is good for: items of a menu that stands at it. */
export function CellFilterMenu({ only, without, subject, words }: CellFilterMenuProps) {
  const { filters, setFilters } = useRunsAddress()
  const isOrdinal = only.operator === 'gte'
  const copy = async () => {
    const isCopied = await copyText(words)
    tell({ says: isCopied ? 'Copied.' : 'The browser does not allow this page to copy.', isBad: !isCopied })
  }
  const value = <bdi className="font-medium">{words}</bdi>
  return (
    <>
      <MenuItem
        icon={<ListFilter aria-hidden className="size-4 shrink-0" />}
        onSelect={() => setFilters(withOnly(filters, only))}
      >
        Only runs where <bdi>{subject}</bdi> is {value} {isOrdinal && 'or more'}
      </MenuItem>
      {without !== null && (
        <MenuItem
          icon={<ListX aria-hidden className="size-4 shrink-0" />}
          onSelect={() => setFilters(withRefused(filters, without))}
        >
          {isOrdinal ? 'Only runs where it is less' : <>Without {value}</>}
        </MenuItem>
      )}
      <MenuItem icon={<Copy aria-hidden className="size-4 shrink-0" />} onSelect={() => void copy()}>
        Copy the value
      </MenuItem>
    </>
  )
}
