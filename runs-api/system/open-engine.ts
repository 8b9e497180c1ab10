import { join } from 'node:path'
import type { RunsApiEnv } from '#/runs-api/env.ts'
import { readDataSources } from '#/runs-api/engine/data-sources/read-data-sources.ts'
import { createExecutor } from '#/runs-api/engine/executor/executor.ts'
import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'
import { createResultStore } from '#/runs-api/engine/results/result-store.ts'
import { createTemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'
import { sampleDir } from '#/runs-api/system/sample-dir.ts'

export type OpenEngine = { engine: Engine; close: () => Promise<void> }

/** The file that declares the data sources: the one that was named, else the sample's, else none. */
function dataSourcesFile(env: RunsApiEnv): string | undefined {
  return env.DATA_SOURCES ?? (env.SAMPLE === 'on' ? join(sampleDir, 'data-sources.yml') : undefined)
}

/**
 * Opens what executes reports, as the environment says.
 * @throws AppError when the data sources cannot be read, with a sentence naming each that is wrong
 */
export async function openEngine(env: RunsApiEnv): Promise<OpenEngine> {
  const file = dataSourcesFile(env)
  const declared = file === undefined ? [] : await readDataSources(file, { ...process.env, DATA_DIR: env.DATA_DIR })
  const templates = createTemplateEngine({ threads: 2 })
  const executor = createExecutor({ size: env.WORKER_CONCURRENCY, scratchDir: join(env.DATA_DIR, 'scratch') })
  const results = createResultStore(join(env.DATA_DIR, 'results'))
  const engine: Engine = {
    templates,
    executor,
    results,
    dataSources: new Map(declared.map((source) => [source.name, source])),
    limits: {
      timeoutSeconds: env.RUN_TIMEOUT_SECONDS,
      memoryMb: env.RUN_MEMORY_MB,
      maxRows: env.MAX_RESULT_ROWS,
      maxBytes: env.MAX_RESULT_BYTES,
    },
  }
  const close = async (): Promise<void> => {
    await Promise.all([executor.close(), templates.close(), results.close()])
  }
  return { engine, close }
}
