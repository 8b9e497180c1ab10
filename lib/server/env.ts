import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'

/** Every variable the web process reads; `.env.example` explains each. */
export const WebEnv = z.object({
  /** Where the runs API listens. */
  RUNS_API_URL: z.url().default('http://127.0.0.1:3001'),
  /** The address people open; its origin is the only one whose pages may change something. */
  NEXTAUTH_URL: z.url().default('http://127.0.0.1:3000'),
  /** Encrypts the session cookie. */
  NEXTAUTH_SECRET: z.string().min(32, 'takes at least 32 characters'),
})
export type WebEnv = z.infer<typeof WebEnv>

/** The web process's settings, read when first needed: a build has none. Throws `internal` naming all that is wrong. */
export function webEnv(): WebEnv {
  const parsed = WebEnv.safeParse(process.env)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new AppError('internal', `The web's settings are not right: ${problems.join('; ')}.`)
}
