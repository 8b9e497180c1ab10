import { useInfiniteQuery } from '@tanstack/react-query'
import { stripLength } from '#/components/health/strip-length.ts'
import type { Report } from '#/lib/client/report.ts'
import { reportStripsQuery } from '#/lib/queries/reports-query.ts'
import { reportHealths } from '#/lib/reports/report-health.ts'

const aheadRows = 15

export type ReportStripsRead = {
  reports: Report[]
  total: number | null
  /** Why there are none, or no more; null where nothing is wrong. */
  problem: string | null
  hasMore: boolean
  isLoading: boolean
  load: () => void
  /** To be told up to which row one looks. */
  onSight: (last: number) => void
}

function inOrder(reports: Report[]): Report[] {
  const rank = ({ record }: Report) => reportHealths.indexOf(record?.health ?? 'never_run')
  return reports.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** Every report once, though pages shift while runs end. Where one page has them all, they are told apart more finely. */
function rowsOf(pages: { reports: Report[]; pagesCount: number }[]): Report[] {
  const reports = [...new Map(pages.flatMap((page) => page.reports.map((report) => [report.token, report]))).values()]
  return pages[0]?.pagesCount === 1 ? inOrder(reports) : reports
}

/** Reads the reports with their last runs, those first that fail, as far as one looks. */
export function useReportStrips(account: string): ReportStripsRead {
  const query = useInfiniteQuery(reportStripsQuery(account, stripLength))
  const { data, error, hasNextPage, isFetching, isFetchNextPageError } = query
  const reports = rowsOf(data?.pages ?? [])
  const load = () => void (data === undefined ? query.refetch() : query.fetchNextPage({ cancelRefetch: false }))
  return {
    reports,
    total: data?.pages[0]?.totalCount ?? null,
    problem: error?.message ?? null,
    hasMore: hasNextPage,
    isLoading: isFetching,
    load,
    onSight: (last) => {
      if (last >= reports.length - aheadRows && hasNextPage && !isFetching && !isFetchNextPageError) load()
    },
  }
}
