import type { DataSource } from '#/runs-api/engine/data-sources/data-source.ts'
import type { Executor } from '#/runs-api/engine/executor/executor.ts'
import type { ResultStore } from '#/runs-api/engine/results/result-store.ts'
import type { TemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'

/** What one run may take, in seconds, megabytes, rows and bytes a query. */
export type RunLimits = { timeoutSeconds: number; memoryMb: number; maxRows: number; maxBytes: number }

/** The parts that execute a run; none of them knows the store. */
export type Engine = {
  templates: TemplateEngine
  executor: Executor
  results: ResultStore
  dataSources: ReadonlyMap<string, DataSource>
  limits: RunLimits
}
