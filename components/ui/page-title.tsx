import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { PendingLink } from '#/components/ui/pending-link.tsx'

type PageTitleProps = {
  title: string
  trail?: { href: string; label: string }[] | undefined
  /** What is said of the page right beside its name. */
  aside?: ReactNode
  children?: ReactNode
}

/** The heading of a page: the way here, its name, and beside it what can be done. */
export function PageTitle({ title, trail = [], aside, children }: PageTitleProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {trail.length > 0 && (
          <nav aria-label="Breadcrumb" className="text-muted mb-1 flex flex-wrap items-center gap-1">
            {trail.map(({ href, label }, at) => (
              <Fragment key={href}>
                <PendingLink
                  href={href}
                  className="hover:text-ink inline-flex min-h-6 items-center gap-1 hover:underline"
                >
                  {label}
                </PendingLink>
                {at < trail.length - 1 && <ChevronRight aria-hidden className="size-3.5" />}
              </Fragment>
            ))}
          </nav>
        )}
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {aside}
        </div>
      </div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  )
}
