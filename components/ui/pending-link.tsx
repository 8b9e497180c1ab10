'use client'
import { LoaderCircle } from 'lucide-react'
import Link, { useLinkStatus } from 'next/link'
import type { AriaAttributes, ReactNode } from 'react'

function Waiting() {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <output className="animate-appear" aria-label="Loading">
      <LoaderCircle aria-hidden className="size-3.5 motion-safe:animate-spin" />
    </output>
  )
}

type PendingLinkProps = {
  href: string
  className?: string
  children: ReactNode
  /** Told when the page changes for it, not when it opens in another tab. */
  onNavigate?: () => void
  'aria-label'?: string
  'aria-current'?: AriaAttributes['aria-current']
}

/** A link that shows it is waiting when its page takes longer than a blink. */
export function PendingLink({ children, ...rest }: PendingLinkProps) {
  return (
    <Link prefetch={false} {...rest}>
      {children}
      <Waiting />
    </Link>
  )
}
