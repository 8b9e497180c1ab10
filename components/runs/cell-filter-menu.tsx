'use client'
import { Copy, ListFilter, ListX } from 'lucide-react'
import type { CellFilters } from '#/components/runs/cell-filters.ts'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { copyText } from '#/components/ui/copy-text.ts'
import { MenuItem } from '#/components/ui/menu.tsx'
import { tell } from '#/components/ui/toasts.tsx'
import { withOnly, withRefused } from '#/lib/filters/change-filter.ts'

type CellFilterMenuProps = CellFilters & {
  /** The value as one reads it. */
  words: string
}

/** What a value in a row is good for: items of a menu that stands at it and says whose value it is. */
export function CellFilterMenu({ only, without, words }: CellFilterMenuProps) {
  const { filters, setFilters } = useRunsAddress()
  const copy = async () => {
    const isCopied = await copyText(words)
    tell({ says: isCopied ? 'Copied.' : 'The browser does not allow this page to copy.', isBad: !isCopied })
  }
  const isOrdinal = only.operator === 'gte'
  const value = <bdi className="font-medium">{words}</bdi>
  return (
    <>
      <MenuItem
        icon={<ListFilter aria-hidden className="size-4 shrink-0" />}
        onSelect={() => setFilters(withOnly(filters, only))}
      >
        <span title={words} className="line-clamp-3">
          {isOrdinal ? 'Only with at least' : 'Only with'} {value}
        </span>
      </MenuItem>
      {without !== null && (
        <MenuItem
          icon={<ListX aria-hidden className="size-4 shrink-0" />}
          onSelect={() => setFilters(withRefused(filters, without))}
        >
          <span title={words} className="line-clamp-3">
            {isOrdinal ? 'Only with less than' : 'Without'} {value}
          </span>
        </MenuItem>
      )}
      <MenuItem icon={<Copy aria-hidden className="size-4 shrink-0" />} onSelect={() => void copy()}>
        Copy the value
      </MenuItem>
    </>
  )
}
