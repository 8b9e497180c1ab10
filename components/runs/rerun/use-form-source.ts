'use client'
import { useQuery } from '@tanstack/react-query'
import type { FormAddress } from '#/components/runs/actions/run-link.ts'
import type { Report } from '#/lib/client/report.ts'
import type { Run } from '#/lib/client/run.ts'
import { reportQuery } from '#/lib/queries/reports-query.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

export type FormSource = {
  /** The report as it is now: a run is started with its form of today, not with that of the run that is repeated. */
  report: Report | undefined
  repeated: Run | null
  isReady: boolean
  error: Error | null
  retry: () => void
}

/** What a form is made of; a run that is at hand is not read again. */
export function useFormSource({ account, report, run }: FormAddress, given: Run | null): FormSource {
  const isAsked = run !== null && given === null
  const reportRead = useQuery(reportQuery(account, report))
  const runRead = useQuery({ ...runDetailsQuery({ account, report, run: run ?? '' }), enabled: isAsked })
  const repeated = given ?? runRead.data?.run ?? null
  return {
    report: reportRead.data,
    repeated,
    isReady: reportRead.data !== undefined && (repeated !== null || run === null),
    error: reportRead.error ?? (isAsked ? runRead.error : null),
    retry: () => {
      void reportRead.refetch()
      if (isAsked) void runRead.refetch()
    },
  }
}
