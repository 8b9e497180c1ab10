'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FileChartColumn, History } from 'lucide-react'
import { useState } from 'react'
import { innerPlaces, mainPlaces, sidePlaces } from '#/components/shell/places.ts'
import type { Choice } from '#/components/shell/palette/choice.ts'
import { recentVisits } from '#/components/shell/recent-visits.ts'
import { useDialogs } from '#/components/shell/shell-dialogs.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { runLook } from '#/components/runs/run-state-look.ts'
import type { ReportName } from '#/lib/client/report-names.ts'
import type { Run } from '#/lib/client/run.ts'
import { formatRelative } from '#/lib/format/moment.ts'
import { reportNamesQuery } from '#/lib/queries/named-things.ts'
import { runDetailsQuery } from '#/lib/queries/run-queries.ts'

const shownVisits = 5

export type Destinations = {
  pages: Choice[]
  reports: Choice[]
  recent: Choice[]
  runChoice: (account: string, run: Run) => Choice
  /** The choice of a report of this account by its token. */
  reportChoice: (token: string) => Choice | undefined
  /** Why the reports cannot be listed; null when they can. */
  problem: string | null
}

/** Those in use before those put away, each as they come: by name. */
function byUse(one: ReportName, other: ReportName): number {
  return Number(one.isArchived) - Number(other.isArchived)
}

/** Where one can go from the palette. */
export function useDestinations(): Destinations {
  const { account } = useViewer()
  const { go } = useDialogs()
  const { nowMs } = useClock()
  const client = useQueryClient()
  const { data = [], error } = useQuery(reportNamesQuery(account))
  const [visits] = useState(() => recentVisits(account))

  const pages = [...mainPlaces(account), ...innerPlaces(account), ...sidePlaces(account)].map(
    ({ name, href, icon }) => ({
      id: `page ${href}`,
      words: name,
      icon,
      does: () => go(href),
    }),
  )
  const toReport = ({ token, name, isArchived }: ReportName): Choice => ({
    id: `report ${token}`,
    words: name,
    ...(isArchived && { note: 'archived' }),
    icon: FileChartColumn,
    does: () => go(`/${account}/reports/${token}`),
  })
  const runChoice = (owner: string, run: Run): Choice => {
    const look = runLook(run)
    return {
      id: `run ${run.token}`,
      words: run.reportName,
      note: `${look.word.toLowerCase()}, ${formatRelative(run.createdAt, nowMs)}`,
      icon: look.icon,
      ink: look.ink,
      does: () => go(`/${owner}/reports/${run.reportToken}/runs/${run.token}`),
    }
  }
  const reportChoice = (token: string) => data.filter((report) => report.token === token).map(toReport)[0]
  const recent = visits.flatMap(({ report, run }): Choice[] => {
    const choice = reportChoice(report)
    if (run === null || choice === undefined) return choice ? [choice] : []
    const known = client.getQueryData(runDetailsQuery({ account, report, run }).queryKey)
    if (known) return [runChoice(account, known.run)]
    const does = () => go(`/${account}/reports/${report}/runs/${run}`)
    return [{ id: `run ${run}`, words: choice.words, note: `run ${run}`, icon: History, does }]
  })
  return {
    pages,
    reports: data.toSorted(byUse).map(toReport),
    recent: recent.slice(0, shownVisits),
    runChoice,
    reportChoice,
    problem: error?.message ?? null,
  }
}
