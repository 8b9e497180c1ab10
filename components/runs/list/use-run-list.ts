'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useRunsAddress } from '#/components/runs/use-runs-address.ts'
import { AppError, type ErrorCode } from '#/lib/errors.ts'
import { defaultOrder } from '#/lib/filters/run-order.ts'
import { type LoadedRuns, type RunPages, loadedRuns } from '#/lib/queries/loaded-runs.ts'
import { type RunsSelection, runsQuery } from '#/lib/queries/runs-query.ts'

/** Why runs could not be read, as the runs API says it. */
export type ListProblem = { code: ErrorCode; message: string }

/** The runs that the address selects, as far as they are read. */
export type RunList = {
  selection: RunsSelection
  data: RunPages | undefined
  runs: LoadedRuns
  /** How many there are, the loaded ones among them; null when nobody counted to the end. */
  total: number | null
  /** The runs are those of the filters before, until those of the new ones are there. */
  isOld: boolean
  isTrying: boolean
  problem: ListProblem | null
  retry: () => void
  further: { isLoading: boolean; problem: ListProblem | null; load: () => void }
  onSight: (first: number, last: number) => void
}

// Further runs are asked for before one has scrolled to the last that is there.
const aheadRuns = 100

function problemOf(error: Error | null): ListProblem | null {
  return error && { code: error instanceof AppError ? error.code : 'internal', message: error.message }
}

type RunListInput = Pick<RunsSelection, 'account' | 'report'> & {
  /** Why the server could not read the runs of the address as it was at first. */
  firstProblem: ListProblem | null
}

/** Reads the runs of the address, page by page. */
export function useRunList({ account, report, firstProblem }: RunListInput): RunList {
  const { filters, order } = useRunsAddress()
  const selection: RunsSelection = { account, report, filters, order: order ?? defaultOrder }
  const query = useInfiniteQuery(runsQuery(selection))
  const shown = JSON.stringify(selection)
  const [first] = useState(shown)
  const { isFetchNextPageError, isFetchingNextPage, hasNextPage, isFetching, error, failureReason } = query
  const isOfFurther = isFetchNextPageError || isFetchingNextPage
  // A failure is said at once, also while it is tried again.
  const failure = problemOf(error ?? (isFetching ? failureReason : null))
  const served = query.isPending && shown === first ? firstProblem : null
  const load = () => void query.fetchNextPage({ cancelRefetch: false })
  const runs = loadedRuns(query.data)
  const firstPage = query.data?.pages[0]
  return {
    selection,
    data: query.data,
    runs,
    total: firstPage?.totalIsExact ? firstPage.totalCount : null,
    isOld: query.isPlaceholderData,
    isTrying: isFetching,
    problem: isOfFurther ? null : (failure ?? served),
    retry: () => void query.refetch(),
    further: { isLoading: isFetchingNextPage, problem: isOfFurther ? failure : null, load },
    onSight: (_first, last) => {
      const isNear = last >= runs.count - aheadRuns
      if (isNear && hasNextPage && !isFetching && !isFetchNextPageError && !query.isPlaceholderData) load()
    },
  }
}
