import { z } from 'zod'
import type { LaneBy } from '#/runs-api/store/timeline/timeline-lanes.ts'
import { Moment } from '#/runs-api/http/requests/asked-span.ts'
import { TimeZone } from '#/runs-api/http/requests/time-zone.ts'
import { FilterQuery } from '#/runs-api/http/runs/list-query.ts'

const kinds = ['report', 'collection', 'executed_by', 'trigger'] as const
const prefix = 'parameters.'
const maxLength = 200

function laneByOf(text: string): LaneBy | null {
  const kind = kinds.find((known) => known === text)
  if (kind !== undefined) return { kind, parameter: null }
  const name = text.startsWith(prefix) ? text.slice(prefix.length) : ''
  return name === '' || name.length > maxLength ? null : { kind: 'parameter', parameter: name }
}

const Lane = z.string().transform((text, context): LaneBy => {
  const by = laneByOf(text)
  if (by !== null) return by
  context.addIssue({ code: 'custom', message: `takes ${kinds.join(', ')} or parameters.<name>`, input: text })
  return z.NEVER
})

/** The query string of the timeline. */
export const TimelineQuery = FilterQuery.extend({
  from: Moment.optional().describe('Where the span begins; a day before its end unless said.'),
  to: Moment.optional().describe('Where it ends; now unless said.'),
  lane: Lane.default({ kind: 'report', parameter: null }).describe(
    'What the runs of a lane share: report (unless said), collection, executed_by, trigger or parameters.<name>.',
  ),
  time_zone: TimeZone.default('UTC').describe('Slots follow the clock of this zone, where runs are counted.'),
})
