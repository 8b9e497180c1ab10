import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ParameterSetsQuestion } from '#/lib/client/parameter-sets.ts'
import type { TimelineQuestion } from '#/lib/client/run-timeline.ts'
import { browserFetchUntil } from '#/lib/queries/browser-fetch.ts'
import { onDemand } from '#/lib/queries/on-demand.ts'
import { runKeys } from '#/lib/queries/run-keys.ts'

const setsClient = onDemand(() => import('#/lib/client/parameter-sets.ts'))
const timelineClient = onDemand(() => import('#/lib/client/run-timeline.ts'))

/** What a report was run with, and how that went by time; asked anew soon after runs changed. */
export function parameterSetsQuery(question: ParameterSetsQuestion) {
  return queryOptions({
    queryKey: [...runKeys.summaries(question.account), 'parameter-sets', question] as const,
    queryFn: async ({ signal }) => (await setsClient()).getParameterSets(browserFetchUntil(signal), question),
    placeholderData: keepPreviousData,
  })
}

/** The runs that overlap a span; asked anew soon after runs changed. */
export function runTimelineQuery(question: TimelineQuestion) {
  return queryOptions({
    queryKey: [...runKeys.summaries(question.account), 'timeline', question] as const,
    queryFn: async ({ signal }) => (await timelineClient()).getRunTimeline(browserFetchUntil(signal), question),
    placeholderData: keepPreviousData,
  })
}
