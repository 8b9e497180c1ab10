import type { ReactNode } from 'react'

/** A line of the rail. */
export const railItemClasses =
  'group/item relative flex h-9 w-full items-center gap-2.5 rounded-md px-2.5 font-medium text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent'

/** The words beside an icon. In a narrow rail they float beside it while it is pointed at, and are read out in any case. */
export function RailWords({ children }: { children: ReactNode }) {
  return (
    <span className="bg-surface text-ink border-line rail-open:static rail-open:min-w-0 rail-open:m-0 rail-open:max-w-none rail-open:truncate rail-open:border-0 rail-open:bg-transparent rail-open:p-0 rail-open:text-inherit rail-open:opacity-100 rail-open:shadow-none pointer-events-none absolute left-full z-10 ml-2 max-w-64 truncate rounded-md border px-2 py-1 opacity-0 shadow-lg group-hover/item:opacity-100 group-focus-visible/item:opacity-100">
      {children}
    </span>
  )
}
