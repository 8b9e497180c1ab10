'use client'
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { type Place, standingOf } from '#/components/shell/places.ts'

function PlaceIcon({ icon: Icon }: { icon: LucideIcon }) {
  const { pending } = useLinkStatus()
  if (!pending) return <Icon aria-hidden className="size-4 shrink-0" />
  return (
    <output aria-label="Loading" className="contents">
      <LoaderCircle aria-hidden className="size-4 shrink-0 motion-safe:animate-spin" />
    </output>
  )
}

type NavLinkProps = { place: Place; className: string; children: ReactNode }

/** A link of the shell that knows when one is there, and shows in its icon's place that it is waiting. */
export function NavLink({ place, className, children }: NavLinkProps) {
  const standing = standingOf(place, usePathname())
  return (
    <Link href={place.href} prefetch={false} aria-current={standing} className={className}>
      <PlaceIcon icon={place.icon} />
      {children}
    </Link>
  )
}
