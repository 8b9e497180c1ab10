import { z } from 'zod'
import { roles } from '#/lib/contract/role.ts'
import { ParameterValue } from '#/lib/reports/parameters.ts'
import { isTimeZone } from '#/lib/format/time-zone.ts'
import { runTriggers } from '#/lib/runs/run-attributes.ts'
import { QueryErrorCode } from '#/runs-api/engine/executor/query-outcome.ts'

const TimeZone = z.string().refine(isTimeZone, 'takes a time zone such as Europe/Berlin')
const Weight = z.number().positive()
const Day = z.number().int().max(0)
/** A moment of the past: days back from today (0, -1, …) and the hour of that day, in the workspace's time zone. */
const Moment = z.tuple([Day, z.number().int().min(0).max(23)])
const Span = z.strictObject({ from: Moment, to: Moment.optional() })
/** A lognormal distribution: its median in milliseconds, and sigma. */
const Spread = z.strictObject({ median_ms: z.number().positive(), sigma: z.number().positive() })
const Failing = Span.extend({ code: QueryErrorCode, message: z.string().min(1) })

const Choice = z
  .strictObject({
    weight: Weight,
    default: z.literal(true).optional(),
    value: ParameterValue.optional(),
    days_ago: z.number().int().nonnegative().optional(),
    since_day: Day.optional(),
    duration_factor: z.number().positive().optional(),
  })
  .refine((choice) => [choice.default, choice.value, choice.days_ago].filter((way) => way !== undefined).length === 1, {
    message: 'takes one of default, value and days_ago',
  })

const ReportPlan = z.strictObject({
  since_day: Day.optional(),
  runs_per_day: z.strictObject({ weekday: z.number().nonnegative(), weekend: z.number().nonnegative() }),
  hours: z.string(),
  people: z.record(z.string(), Weight),
  triggers: z.partialRecord(z.enum(runTriggers).exclude(['schedule']), Weight),
  duration: Spread,
  cancelled: z.number().min(0).max(1),
  schedules: z.record(z.string(), z.strictObject({ since_day: Day })).default({}),
  parameters: z.record(z.string(), z.array(Choice).min(1)).default({}),
  failures: z
    .array(
      Failing.extend({
        query: z.string(),
        when: z.record(z.string(), ParameterValue).default({}),
        share: z.number().positive().max(1).default(1),
        duration_ms: z.number().positive(),
      }),
    )
    .default([]),
  slow: z.array(Span.extend({ factor: z.number().positive() })).default([]),
})
export type ReportPlan = z.infer<typeof ReportPlan>

/** `workspace.yml`: the people of the sample workspace and the plan of its past, as the comment at its top explains. */
export const WorkspacePlan = z.strictObject({
  workspace: z.strictObject({ username: z.string(), name: z.string(), time_zone: TimeZone }),
  people: z.array(
    z.strictObject({
      username: z.string(),
      name: z.string(),
      role: z.enum(roles),
      time_zone: TimeZone,
    }),
  ),
  history: z.strictObject({
    days: z.number().int().positive(),
    seed: z.string(),
    queue: Spread,
    trend: z.strictObject({ first: Weight, last: Weight }),
    hours: z.record(z.string(), z.array(z.number().nonnegative()).length(24)),
    days_apart: z.array(z.strictObject({ day: Day, factor: z.number().nonnegative() })),
    incidents: z.array(Failing),
    reports: z.record(z.string(), ReportPlan),
  }),
})
export type WorkspacePlan = z.infer<typeof WorkspacePlan>
