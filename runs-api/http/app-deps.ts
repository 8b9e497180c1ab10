import type { FormField } from '#/lib/reports/form-field.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { App } from '#/runs-api/http/context.ts'
import type { Log } from '#/runs-api/log.ts'
import type { Store } from '#/runs-api/store/open-store.ts'

/** `ok`, or a sentence that says what is wrong. */
export type Health = { store: string; worker: string }

/** A source of data that queries name; where it lies stays out of the API. */
export type DataSource = { name: string; adapter: string }

/** All that the API stands on. Tests give their own clock, and nothing else of ours is replaced. */
export type AppDeps = {
  store: Store
  /** The origin people and clients reach, for absolute links. */
  publicUrl: string
  /** Signs addresses that are read without credentials; at least 32 characters. */
  signingSecret: string
  rateLimitPer10s: number
  dataSources: DataSource[]
  log: Log
  health: () => Promise<Health>
  /** The form that a run of this version takes (RUNS-API 7). */
  formFields: (versionId: number) => Promise<FormField[]>
  /** Throws AppError `bad_request` when the form of this version refuses the parameters. */
  checkParameters: (versionId: number, parameters: Parameters) => Promise<void>
  clock?: () => Date
  /** Adds the routes of runs, behind the same middleware as all others. */
  registerRuns?: (app: App, deps: RouteDeps) => void
}

/** What a `register…(app, deps)` of a resource is given. */
export type RouteDeps = AppDeps & {
  clock: () => Date
  /** To be called when runs changed: an answer that was begun before is then shared with nobody who asks later. */
  onChange: () => void
}
