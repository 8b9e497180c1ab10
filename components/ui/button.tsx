import type { ComponentPropsWithRef, ReactNode } from 'react'
import { PendingLink } from '#/components/ui/pending-link.tsx'

const looks = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  plain: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
  danger: 'border-bad bg-surface text-bad hover:bg-bad-soft',
}
export type Look = keyof typeof looks

function classesOf(look: Look): string {
  return `inline-flex h-8 items-center justify-center gap-1.5 rounded-md border px-3 font-medium whitespace-nowrap disabled:border-line disabled:bg-sunken disabled:text-muted aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-muted ${looks[look]}`
}

type ButtonProps = ComponentPropsWithRef<'button'> & { look?: Look }

export function Button({ look = 'plain', type = 'button', className = '', ...rest }: ButtonProps) {
  return <button type={type} className={`${classesOf(look)} ${className}`} {...rest} />
}

type IconButtonProps = Omit<ButtonProps, 'aria-label' | 'children'> & { label: string; children: ReactNode }

/** A square button that shows only an icon; its label is what it is called and what its tooltip says. */
export function IconButton({ label, look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Button look={look} aria-label={label} title={label} {...rest} className={`size-8 px-0! ${rest.className ?? ''}`} />
  )
}

type ButtonLinkProps = { href: string; look?: Look; onNavigate?: () => void; children: ReactNode }

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
