import { type ReportListPlace, reportListPath } from '#/components/reports/list/report-list-address.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { Pager } from '#/components/ui/pager.tsx'

type ReportPagesProps = { account: string; place: ReportListPlace; pagesCount: number }

/** The way to the other pages of reports, where there are others. */
export function ReportPages({ account, place: { words, page }, pagesCount }: ReportPagesProps) {
  return (
    <Pager
      page={page}
      pagesCount={pagesCount}
      renderWay={(to, shows) => <ButtonLink href={reportListPath(account, { words, page: to })}>{shows}</ButtonLink>}
    />
  )
}
