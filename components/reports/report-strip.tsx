import { RunStrip } from '#/components/reports/run-strip.tsx'
import type { Report } from '#/lib/client/report.ts'

/** The last sixty runs of a report, as tall as they took long. */
export function ReportStrip({ account, report }: { account: string; report: Report }) {
  const runs = report.record?.recentRuns ?? []
  if (runs.length === 0) return null
  return (
    <section aria-labelledby="strip" className="grid grid-cols-1 gap-2">
      <h2 id="strip" className="text-lg font-semibold">
        {runs.length === 1 ? 'Its only run' : `Its last ${runs.length} runs`}
        <span className="text-muted text-base font-normal"> newest at the right, as tall as it took long</span>
      </h2>
      <RunStrip
        label={`Last runs of ${report.name}`}
        runs={runs}
        hrefOf={({ token }) => `/${account}/reports/${report.token}/runs/${token}`}
        heightPx={56}
      />
    </section>
  )
}
