import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type DisclosureProps = { label: string; isOpen?: boolean; children: ReactNode }

/** Something one may want to see, behind a line that says what it is. */
export function Disclosure({ label, isOpen = false, children }: DisclosureProps) {
  return (
    <details open={isOpen} className="group min-w-0">
      <summary className="text-muted hover:text-ink inline-flex min-h-7 list-none items-center gap-1 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90 motion-safe:transition-transform" />
        {label}
      </summary>
      {children}
    </details>
  )
}
