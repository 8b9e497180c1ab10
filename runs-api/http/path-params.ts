import { z } from 'zod'
import { Token } from '#/lib/contract/hal.ts'

/** The `request.params` of routes: a segment that is no username or token is `not_found` (`refuse-invalid.ts`). */
export const AccountPath = z.object({ account: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/) })
export const ReportPath = AccountPath.extend({ report: Token })
export const RunPath = ReportPath.extend({ run: Token })
