'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { PendingLink } from '#/components/ui/pending-link.tsx'

/** A link of the shell that knows when one is there. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const isHere = path === href || path.startsWith(`${href}/`)
  return (
    <PendingLink
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink inline-flex min-h-8 items-center gap-1.5 rounded-md px-2.5 font-medium"
    >
      {children}
    </PendingLink>
  )
}
