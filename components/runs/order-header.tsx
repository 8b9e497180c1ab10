import { ArrowDown, ArrowUp } from 'lucide-react'
import type { OrderColumn } from '#/lib/filters/run-order.ts'
import { type RunsAddress, orderOf, orderedBy } from '#/components/runs/runs-address.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'

type OrderHeaderProps = {
  address: RunsAddress
  column: OrderColumn
  label: string
  isNumber?: boolean
  /** The column is not there on a narrow screen. */
  isWideOnly?: boolean
}

/** A column's heading that orders by it, and the other way round on a second press. */
export function OrderHeader({ address, column, label, isNumber = false, isWideOnly = false }: OrderHeaderProps) {
  const order = orderOf(address.search)
  const direction = order?.column === column ? order.direction : null
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
      className={`h-9 px-3 font-medium whitespace-nowrap ${isNumber ? 'text-right' : ''} ${isWideOnly ? 'hidden sm:table-cell' : ''}`}
    >
      <PendingLink
        href={orderedBy(address, column)}
        className={`hover:text-ink inline-flex min-h-6 items-center gap-1 hover:underline ${direction ? 'text-ink' : ''}`}
      >
        {label}
        {direction && <Arrow aria-hidden className="size-3.5" />}
      </PendingLink>
    </th>
  )
}
