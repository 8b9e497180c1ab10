import { z } from 'zod'
import { isTimeZone } from '#/lib/format/time-zone.ts'

const maxLength = 64

/** `time_zone` of a query string. */
export const TimeZone = z
  .string()
  .refine((name) => name.length <= maxLength && isTimeZone(name), 'takes a time zone such as Europe/Berlin')
