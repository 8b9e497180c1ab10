'use client'
import { useRunActions } from '#/components/runs/actions/run-actions.tsx'
import { reportHindrance } from '#/components/reports/hindrance.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import type { Report } from '#/lib/client/report.ts'

/** Opens the form of the report's next run; where it cannot run, the button says why. */
export function RunReportButton({ report }: { report: Report }) {
  const { runReport } = useRunActions()
  const { hindrance: roleHindrance } = useViewer()
  const hindrance = roleHindrance ?? reportHindrance(report)
  return (
    <div className="grid justify-items-end gap-1">
      <Button
        look="primary"
        disabled={hindrance !== null}
        title={hindrance ?? undefined}
        onClick={() => runReport(report)}
      >
        Run this report
      </Button>
      {hindrance !== null && <p className="text-muted">{hindrance}</p>}
    </div>
  )
}
