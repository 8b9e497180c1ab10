'use client'
import { useEffect } from 'react'
import { type AskedForm, keepAskedForm } from '#/components/runs/actions/asked-form.ts'
import type { FormAddress } from '#/components/runs/actions/run-link.ts'
import { useOnScreen } from '#/components/runs/actions/on-screen.ts'
import { changeDraft, useDraft } from '#/components/runs/rerun/form-drafts.ts'
import { FormLoading } from '#/components/runs/rerun/form-loading.tsx'
import { PanelFrame } from '#/components/runs/rerun/panel-frame.tsx'
import { RerunForm } from '#/components/runs/rerun/rerun-form.tsx'
import { RunProgress } from '#/components/runs/rerun/run-progress.tsx'
import { useFormSource } from '#/components/runs/rerun/use-form-source.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import { useBackCloses } from '#/components/ui/use-back-closes.ts'

type RerunPanelProps = {
  address: FormAddress
  /** What the address of the page fills in (`param_x=…`). */
  search: string
  /** What a button asked for; null where the address of the page did. */
  asked: AskedForm | null
  onClose: () => void
}

/** The form of a report in a panel, which turns into the progress of the run that was started. */
export function RerunPanel({ address, search, asked, onClose }: RerunPanelProps) {
  const { person } = useViewer()
  const form = [person?.username ?? '', address.account, address.report, address.run ?? '', search].join('/')
  const { startedRun } = useDraft(form)
  const source = useFormSource(address, asked?.repeated ?? null)
  useOnScreen(form)
  const { repeated } = source
  const close = () => {
    changeDraft(form, { startedRun: null })
    onClose()
  }
  const leaveHistory = useBackCloses(close)
  // After a reload a form asks on; a run that was started is found elsewhere.
  useEffect(() => keepAskedForm(startedRun === null ? asked : null), [startedRun, asked])
  const reportName = source.report?.name ?? asked?.name ?? repeated?.reportName ?? ''
  return (
    <PanelFrame
      title={address.run === null ? 'Run this report' : 'Rerun with parameters'}
      onClose={() => {
        leaveHistory()
        close()
      }}
      about={
        <>
          <span className="text-ink line-clamp-2 wrap-anywhere">{reportName}</span>
          {repeated && (
            <span className="block">
              as {repeated.executedBy} ran it <TimeAgo at={repeated.createdAt} />
            </span>
          )}
        </>
      }
    >
      {startedRun !== null ? (
        <RunProgress
          key={startedRun}
          ids={{ account: address.account, report: address.report, run: startedRun }}
          form={form}
          onClose={close}
        />
      ) : source.report && source.isReady ? (
        <RerunForm
          key={form}
          form={form}
          address={address}
          report={source.report}
          repeated={repeated}
          search={search}
        />
      ) : (
        <FormLoading error={source.error} onRetry={source.retry} />
      )}
    </PanelFrame>
  )
}
