'use client'
import { type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type RunsPlace, onlyReport, selectionOf } from '#/components/runs/filters/runs-place.ts'
import type { ListedChoice } from '#/components/ui/choice-list.tsx'
import type { FilterField } from '#/lib/filters/filter-field.ts'
import { sharedCollectionsQuery } from '#/lib/queries/copy-mutations.ts'
import type { RunPages } from '#/lib/queries/loaded-runs.ts'
import { peopleQuery } from '#/lib/queries/people.ts'
import { reportNamesQuery, scheduleNamesQuery } from '#/lib/queries/named-things.ts'
import { runsQuery } from '#/lib/queries/runs-query.ts'

/** What can be chosen in a field, and what to say while or why it is not all there. */
export type NamedThings = { choices: ListedChoice[]; says: string | null }

function byName(things: { token: string; name: string }[]): ListedChoice[] {
  return things.map(({ token, name }) => ({ value: token, label: name }))
}

function byUsername(people: { username: string; name: string }[]): ListedChoice[] {
  return people.map(({ username, name }) => ({ value: username, label: name, hint: username }))
}

/** What the runs in view say themselves of their reports and failures; a look at some of them is enough. */
function seenIn({ pages }: RunPages): { reports: ListedChoice[]; failures: ListedChoice[] } {
  const runs = pages.slice(0, seenPages).flatMap((page) => page.runs)
  const reports = new Map(runs.map((run) => [run.reportToken, run.reportName]))
  const failures = new Map<string, string>()
  for (const { failure } of runs) {
    if (failure !== null && !failures.has(failure.fingerprint)) failures.set(failure.fingerprint, failure.message)
  }
  const listed = (names: Map<string, string>) => [...names].map(([value, label]) => ({ value, label }))
  return { reports: listed(reports), failures: listed(failures) }
}

function thingsOf(
  { data, error, isFetching }: UseQueryResult<ListedChoice[]>,
  known: ListedChoice[] = [],
): NamedThings {
  const choices = data ?? known
  if (error) return { choices, says: `The list could not be read. ${error.message}` }
  if (data === undefined) return { choices, says: isFetching ? 'Loading …' : null }
  return { choices, says: data.length === 0 ? 'There are none.' : null }
}

const seenPages = 3
const namesStaleMs = 5 * 60_000

const noReport: NamedThings = { choices: [], says: 'Filter by one report first, to choose among its schedules.' }

/** The names of what the fields hold tokens of; only the fields that are asked for are read. */
export function useNamedThings(place: RunsPlace, fields: FilterField[]): Partial<Record<FilterField, NamedThings>> {
  const { account } = place
  const ofReport = onlyReport(place)
  const isAsked = (field: FilterField) => fields.includes(field)
  const reports = useQuery({ ...reportNamesQuery(account), enabled: isAsked('report'), select: byName })
  const people = useQuery({
    ...peopleQuery(account),
    enabled: isAsked('executed_by'),
    select: byUsername,
    staleTime: namesStaleMs,
  })
  const collections = useQuery({ ...sharedCollectionsQuery(account), enabled: isAsked('collection'), select: byName })
  const schedules = useQuery({
    ...scheduleNamesQuery(account, ofReport ?? ''),
    enabled: isAsked('schedule') && ofReport !== null,
    select: byName,
  })
  const { data: seen } = useInfiniteQuery({
    ...runsQuery(selectionOf(place)),
    // The list is read where it is shown; here one looks on.
    enabled: false,
    select: seenIn,
    notifyOnChangeProps: isAsked('failure') || isAsked('report') ? ['data'] : [],
  })
  return {
    report: thingsOf(reports, seen?.reports),
    executed_by: thingsOf(people),
    collection: thingsOf(collections),
    schedule: ofReport === null ? noReport : thingsOf(schedules),
    failure: { choices: seen?.failures ?? [], says: null },
  }
}
