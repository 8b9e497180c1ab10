'use client'
import type { ReactNode } from 'react'
import { reportHindrance } from '#/components/reports/hindrance.ts'
import { ActionButton } from '#/components/runs/details/action-button.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import type { Report } from '#/lib/client/report.ts'

type RunNowProps = {
  words: string
  /** What the list of reports says of it; undefined where it is not there. */
  listed: Report | undefined
  onPress: () => void
  /** What else leads on. */
  children?: ReactNode
}

/** Runs a report from a list of those that need it. Why this one cannot is said below; why this person cannot, above the list. */
export function RunNow({ words, listed, onPress, children }: RunNowProps) {
  const { hindrance: refusal } = useViewer()
  const hindrance = listed === undefined ? null : reportHindrance(listed)
  return (
    <div className="grid content-start gap-1 lg:justify-items-end">
      <div className="flex flex-wrap items-start gap-2">
        <ActionButton hindrance={refusal ?? hindrance} onPress={onPress}>
          {words}
        </ActionButton>
        {children}
      </div>
      {refusal === null && hindrance !== null && <p className="text-muted">{hindrance}</p>}
    </div>
  )
}
