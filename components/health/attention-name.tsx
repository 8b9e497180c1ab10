import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { PendingLink } from '#/components/ui/pending-link.tsx'

type AttentionNameProps = {
  icon: LucideIcon
  ink: string
  account: string
  report: { token: string; name: string }
  children?: ReactNode
}

/** The report that needs attention, and the way to it. */
export function AttentionName({ icon: Icon, ink, account, report, children }: AttentionNameProps) {
  return (
    <div className="flex min-w-0 items-start gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <p className="min-w-0 wrap-anywhere">
        <PendingLink href={`/${account}/reports/${report.token}`} className="font-semibold hover:underline">
          <bdi>{report.name}</bdi>
        </PendingLink>
        {children}
      </p>
    </div>
  )
}
