import type { Report } from '#/lib/client/report.ts'
import { formatCount } from '#/lib/format/quantity.ts'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'

type ReportsTableProps = { account: string; reports: Report[] }
const headClasses = 'h-9 px-3 font-medium whitespace-nowrap'

/** The reports of a workspace; one whose file cannot be read says why. */
export function ReportsTable({ account, reports }: ReportsTableProps) {
  return (
    <div className="border-line bg-surface overflow-x-auto rounded-md border">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Reports</caption>
        <thead className="border-line bg-sunken text-muted border-b">
          <tr>
            <th scope="col" className={headClasses}>
              Report
            </th>
            <th scope="col" className={headClasses}>
              Last run
            </th>
            <th scope="col" className={`${headClasses} hidden sm:table-cell`}>
              Last good run
            </th>
            <th scope="col" className={`${headClasses} text-right`}>
              Runs
            </th>
            <th scope="col" className={`${headClasses} hidden text-right sm:table-cell`}>
              Schedules
            </th>
          </tr>
        </thead>
        <tbody className="divide-line divide-y">
          {reports.map((report) => (
            <ReportRow key={report.token} account={account} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Moment({ at }: { at: string | null }) {
  return at === null ? <span className="text-muted">never</span> : <TimeAgo at={at} />
}

function ReportRow({ account, report }: { account: string; report: Report }) {
  const path = `/${account}/reports/${report.token}`
  return (
    <tr className="hover:bg-sunken align-top">
      <td className="max-w-[36rem] min-w-40 px-3 py-2">
        <PendingLink
          href={path}
          className="text-accent inline-flex min-h-6 items-center gap-1.5 font-medium wrap-anywhere hover:underline"
        >
          {report.name}
        </PendingLink>
        {report.isArchived && <span className="text-muted"> · archived</span>}
        {report.description !== '' && <p className="text-muted line-clamp-2 wrap-anywhere">{report.description}</p>}
        {report.loadError !== null && (
          <p className="text-bad wrap-anywhere">This report cannot be read: {report.loadError}</p>
        )}
      </td>
      <td className="px-3 py-2 leading-6">
        <Moment at={report.lastRunAt} />
      </td>
      <td className="hidden px-3 py-2 leading-6 sm:table-cell">
        <Moment at={report.lastSuccessAt} />
      </td>
      <td className="px-3 py-2 text-right tabular-nums">
        <PendingLink
          href={`${path}/runs`}
          aria-label={`${formatCount(report.runsCount)} runs of ${report.name}`}
          className="inline-flex min-h-6 items-center gap-1.5 hover:underline"
        >
          {formatCount(report.runsCount)}
        </PendingLink>
      </td>
      <td className="hidden px-3 py-2 text-right leading-6 tabular-nums sm:table-cell">{report.schedulesCount}</td>
    </tr>
  )
}
