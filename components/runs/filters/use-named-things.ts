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

function failuresOf({ pages }: RunPages): ListedChoice[] {
  const failures = pages.flatMap(({ runs }) =>
    runs.flatMap(({ failure }) => (failure === null ? [] : [[failure.fingerprint, failure.message] as const])),
  )
  return [...new Map(failures.toReversed())].map(([value, label]) => ({ value, label })).toReversed()
}

function thingsOf({ data = [], error, isFetching }: UseQueryResult<ListedChoice[]>): NamedThings {
  if (error) return { choices: data, says: `The list could not be read. ${error.message}` }
  return { choices: data, says: isFetching && data.length === 0 ? 'Loading …' : null }
}

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
  const { data: failures = [] } = useInfiniteQuery({
    ...runsQuery(selectionOf(place)),
    enabled: isAsked('failure'),
    select: failuresOf,
  })
  return {
    report: thingsOf(reports),
    executed_by: thingsOf(people),
    collection: thingsOf(collections),
    schedule: ofReport === null ? noReport : thingsOf(schedules),
    failure: { choices: failures, says: null },
  }
}
