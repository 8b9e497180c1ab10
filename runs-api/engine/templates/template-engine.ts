import type { Parameters } from '#/lib/reports/parameters.ts'
import type { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'
import type { FormQuery } from '#/runs-api/engine/templates/form/read-form.ts'
import { RenderedQuery, ReportForm, type TemplateRequest } from '#/runs-api/engine/templates/template-request.ts'
import { ThreadPool } from '#/runs-api/engine/templates/thread-pool.ts'

export type TemplateEngineOptions = { threads?: number; timeLimitMs?: number }

export type TemplateEngine = {
  /**
   * The parameters that the forms in a report's queries declare (RUNS-API 7). `now` is what `'now' | date` means.
   * Rejects with `unprocessable` and a sentence naming the query and the field.
   */
  readForm(queries: readonly FormQuery[], context: { now: Date }): Promise<ReportForm>
  /**
   * One query's SQL with the values written in as SQL data. `values` are complete (`checkParameters`); `fields` say which must
   * be numbers or dates. Rejects with `bad_request` when a value is at fault, `unprocessable` when the template is.
   */
  render(source: string, values: Parameters, context: { now: Date; fields: readonly DeclaredField[] }): Promise<string>
  close(): Promise<void>
}

const sizeLimits = { sourceChars: 1_000_000, memoryUnits: 10_000_000, outputChars: 4_000_000 }

/** Liquid over SQL in threads of its own, so that no template can hold up the process or read anything of it. */
export function createTemplateEngine({ threads = 1, timeLimitMs = 2000 }: TemplateEngineOptions = {}): TemplateEngine {
  const pool = new ThreadPool({ script: new URL('template-thread.ts', import.meta.url), threads, timeLimitMs })
  const limits = { ...sizeLimits, renderMs: timeLimitMs * 0.75 }
  const ask = (request: TemplateRequest) => pool.run(request)
  return {
    async readForm(queries, { now }) {
      const plain = queries.map(({ name, source }) => ({ name, source }))
      return ReportForm.parse(await ask({ ask: 'form', queries: plain, context: { now, limits } }))
    },
    async render(source, values, { now, fields }) {
      return RenderedQuery.parse(
        await ask({ ask: 'render', source, values, context: { now, fields: [...fields], limits } }),
      )
    },
    close: () => pool.close(),
  }
}
