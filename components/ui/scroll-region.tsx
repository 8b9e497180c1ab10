import type { ReactNode } from 'react'

// What scrolls must be reachable without a mouse, also in browsers that do not see to it themselves.
const reachable = { tabIndex: 0 }

type ScrollRegionProps = { label: string; className: string; children: ReactNode }

/** A named part of the page that scrolls by itself. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    <section aria-label={label} className={`border-line overflow-auto rounded-md border ${className}`} {...reachable}>
      {children}
    </section>
  )
}
