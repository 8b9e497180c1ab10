import { z } from 'zod'
import { isTimeZone } from '#/lib/format/time-zone.ts'

export const frequencies = ['hourly', 'daily', 'weekly', 'monthly'] as const
export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** When a schedule starts its report, in the clock of its own zone (RUNS-API 5: `cron`). Sunday is 0. */
export const ScheduleTiming = z
  .object({
    freq: z.enum(frequencies),
    hour: z.number().int().min(0).max(23).default(0),
    minute: z.number().int().min(0).max(59).default(0),
    time_zone: z.string().refine(isTimeZone, 'takes a time zone such as Europe/Berlin').default('UTC'),
    day_of_week: z.number().int().min(0).max(6).optional(),
    day_of_month: z.number().int().min(1).max(31).optional(),
  })
  .refine((timing) => timing.freq !== 'weekly' || timing.day_of_week !== undefined, {
    path: ['day_of_week'],
    message: 'is needed with freq weekly, 0 (Sunday) to 6',
  })
  .refine((timing) => timing.freq !== 'monthly' || timing.day_of_month !== undefined, {
    path: ['day_of_month'],
    message: 'is needed with freq monthly, 1 to 31',
  })
export type ScheduleTiming = z.infer<typeof ScheduleTiming>

/** The five-field cron expression of a timing, to be read in its own time zone. */
export function cronExpression(timing: ScheduleTiming): string {
  const { freq, hour, minute } = timing
  if (freq === 'hourly') return `${minute} * * * *`
  if (freq === 'weekly') return `${minute} ${hour} * * ${timing.day_of_week ?? 0}`
  if (freq === 'monthly') return `${minute} ${hour} ${timing.day_of_month ?? 1} * *`
  return `${minute} ${hour} * * *`
}
