import { UserCheck, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Acknowledgement } from '#/lib/client/run.ts'

type AcknowledgementLineProps = {
  acknowledged: Acknowledgement | null
  isNoteShown?: boolean
  /** What else is to be said or done about it. */
  children?: ReactNode
}

const iconClasses = 'mt-0.5 size-4 shrink-0'

/** Who knows of a failure, since when, and what they wrote; or that nobody has said so. */
export function AcknowledgementLine({ acknowledged, isNoteShown = true, children }: AcknowledgementLineProps) {
  return (
    <div className="flex min-w-0 items-start gap-2">
      {acknowledged === null ? (
        <UserX aria-hidden className={`text-muted ${iconClasses}`} />
      ) : (
        <UserCheck aria-hidden className={`text-accent ${iconClasses}`} />
      )}
      <div className="grid min-w-0 gap-0.5">
        <p className="wrap-anywhere">
          {acknowledged === null ? (
            <span className="text-muted">Nobody has acknowledged it yet.</span>
          ) : (
            <>
              <bdi className="font-semibold">{acknowledged.by}</bdi> acknowledged it <TimeAgo at={acknowledged.at} />
              {acknowledged.note === null && ', without a note'}
            </>
          )}
        </p>
        {isNoteShown && acknowledged?.note != null && (
          <p dir="auto" className="border-line-strong border-l-2 pl-2 wrap-anywhere whitespace-pre-wrap">
            {acknowledged.note}
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
