import type { Report, ReportQuery } from '#/lib/client/report.ts'
import type { RunPage } from '#/lib/client/run.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { ReportQueries } from '#/components/reports/report-queries.tsx'
import { NoRuns } from '#/components/runs/no-runs.tsx'
import { RunForm } from '#/components/runs/run-form.tsx'
import { RunsTable } from '#/components/runs/runs-table.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

type ReportViewProps = {
  account: string
  report: Report
  queries: ReportQuery[]
  lastRuns: RunPage | undefined
  hindrance: string | null
}

/** A report: what it is, its form, how it went lately, and its queries. */
export function ReportView({ account, report, queries, lastRuns, hindrance }: ReportViewProps) {
  const address = { path: `/${account}/reports/${report.token}/runs`, search: new URLSearchParams() }
  return (
    <>
      {report.description !== '' && <p className="text-muted max-w-prose wrap-anywhere">{report.description}</p>}
      {report.loadError !== null && (
        <Notice look="bad" title="This report cannot be read">
          <p className="wrap-anywhere">{report.loadError}</p>
        </Notice>
      )}
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="order-2 grid min-w-0 grid-cols-1 gap-7 xl:order-1">
          <section aria-labelledby="last-runs" className="grid grid-cols-1 gap-3">
            <div className="flex items-center justify-between gap-3">
              <h2 id="last-runs" className="text-lg font-semibold">
                Last runs
              </h2>
              {report.runsCount > 0 && (
                <ButtonLink href={address.path}>All {formatCount(report.runsCount)} runs</ButtonLink>
              )}
            </div>
            {lastRuns === undefined && <p className="text-muted">The last runs could not be read.</p>}
            {lastRuns?.runs.length === 0 && <NoRuns account={account} address={address} />}
            {lastRuns !== undefined && lastRuns.runs.length > 0 && (
              <RunsTable
                account={account}
                runs={lastRuns.runs.slice(0, 10)}
                address={address}

                isOfOneReport
              />
            )}
          </section>
          <section aria-labelledby="queries" className="grid grid-cols-1 gap-3">
            <h2 id="queries" className="text-lg font-semibold">
              Queries
            </h2>
            <ReportQueries queries={queries} heading="h3" />
          </section>
        </div>
        <section
          aria-labelledby="run"
          className="border-line bg-surface order-1 grid grid-cols-1 gap-3 rounded-md border p-4 xl:order-2"
        >
          <h2 id="run" className="text-lg font-semibold">
            Run this report
          </h2>
          {report.fields.length === 0 && <p className="text-muted">It takes no parameters.</p>}
          <RunForm account={account} report={report.token} fields={report.fields} label="Run" hindrance={hindrance} />
        </section>
      </div>
    </>
  )
}
