import { type ReportListPlace, reportListPath } from '#/components/reports/list/report-list-address.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'

type NoReportsProps = { account: string; place: ReportListPlace; totalCount: number }

/** What stands where the reports would: why there are none, and what leads to some. */
export function NoReports({ account, place: { words }, totalCount }: NoReportsProps) {
  if (totalCount > 0) {
    return (
      <EmptyState title="There are not so many pages of reports.">
        <ButtonLink href={reportListPath(account, { words })}>To the first page</ButtonLink>
      </EmptyState>
    )
  }
  if (words === '') {
    return (
      <EmptyState title="There are no reports yet.">
        <p className="text-muted">Put a folder with a report.yml and its SQL files where REPORTS_DIR points.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No report is called so.">
      <p className="text-muted wrap-anywhere">
        No name holds “<bdi>{words}</bdi>”. Look for fewer or other words.
      </p>
      <ButtonLink href={reportListPath(account)}>To all reports</ButtonLink>
    </EmptyState>
  )
}
