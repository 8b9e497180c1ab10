import { resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '#/lib/errors.ts'

const Count = z.coerce.number().int().positive()
const Port = z.coerce.number().int().min(0).max(65_535)

/** Every variable this process reads; `.env.example` explains each. */
export const RunsApiEnv = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'takes an address such as postgresql://user@host/runboard'),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  RUNS_API_PORT: Port.default(3001),
  RUNS_API_HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
  SIGNING_SECRET: z.string().min(32, 'takes at least 32 characters'),
  DATA_SOURCES: z.string().optional(),
  REPORTS_DIR: z.string().optional(),
  SAMPLE: z.enum(['on', 'off']).default('on'),
  WORKER_CONCURRENCY: Count.max(64).default(4),
  RUN_TIMEOUT_SECONDS: Count.max(86_400).default(300),
  RUN_MEMORY_MB: Count.min(64).default(512),
  MAX_RESULT_ROWS: Count.default(2_000_000),
  MAX_RESULT_BYTES: Count.default(268_435_456),
  RATE_LIMIT_PER_10S: Count.default(1_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})
export type RunsApiEnv = z.infer<typeof RunsApiEnv>

/**
 * Reads and checks the environment once. An empty variable counts as unset.
 * @throws AppError `unprocessable` naming everything that is wrong at once
 */
export function readEnv(environment: NodeJS.ProcessEnv = process.env): RunsApiEnv {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const { data, error } = RunsApiEnv.safeParse(set)
  if (data !== undefined) return data
  const problems = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new AppError('unprocessable', `The environment is not usable: ${problems.join('; ')}`)
}
