'use client'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ParameterHints, parameterHints } from '#/components/runs/filters/parameter-hints.ts'
import { type RunsPlace, onlyReport, selectionOf } from '#/components/runs/filters/runs-place.ts'
import { reportQuery } from '#/lib/queries/reports-query.ts'
import { runsQuery } from '#/lib/queries/runs-query.ts'

const learnedPages = 3

/** What is known of the parameters of the runs in view: from the report's form when there is one report, and from the runs. */
export function useParameterHints(place: RunsPlace): ParameterHints {
  const report = onlyReport(place)
  const { data: known } = useQuery({ ...reportQuery(place.account, report ?? ''), enabled: report !== null })
  const { data: list } = useInfiniteQuery({ ...runsQuery(selectionOf(place)), enabled: false })
  const runs = list?.pages.slice(0, learnedPages).flatMap((page) => page.runs)
  return parameterHints(known?.fields ?? [], runs ?? [])
}
