import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { PendingLink } from '#/components/ui/pending-link.tsx'

const looks = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  plain: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  danger: 'border-bad bg-surface text-bad hover:bg-bad-soft',
}
type Look = keyof typeof looks

function classesOf(look: Look): string {
  return `inline-flex h-8 items-center justify-center gap-1.5 rounded-md border px-3 font-medium whitespace-nowrap disabled:border-line disabled:bg-sunken disabled:text-muted ${looks[look]}`
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }

export function Button({ look = 'plain', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classesOf(look)} {...rest} />
}

type ButtonLinkProps = { href: string; look?: Look; children: ReactNode }

export function ButtonLink({ look = 'plain', ...rest }: ButtonLinkProps) {
  return <PendingLink className={classesOf(look)} {...rest} />
}

/** A link to what a page cannot show by itself: a file of the API. */
export function FileLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className={classesOf('plain')} download>
      {children}
    </a>
  )
}
