import { AppError, messageOf } from '#/lib/errors.ts'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { QueryDefinition, ReportDefinition } from '#/lib/reports/report-definition.ts'
import type { ReportForm } from '#/runs-api/engine/templates/template-request.ts'
import { failedOutcome, type QueryOutcome } from '#/runs-api/engine/executor/query-outcome.ts'
import type { Engine } from '#/runs-api/engine/lifecycle/engine.ts'

/** One query of the run, and the absolute path its result goes to. */
export type QueryTask = {
  query: QueryDefinition
  outputPath: string
  onStart: (renderedSource: string) => Promise<void>
  onEnd: () => Promise<void>
}

export type RunExecution = {
  definition: ReportDefinition
  parameters: Parameters
  tasks: QueryTask[]
  timeoutSeconds: number
  now: Date
  signal: AbortSignal
}

/** What came of each task, in their order, and the form the report declares; null when it cannot be read. */
export type RunOutcome = { outcomes: QueryOutcome[]; form: ReportForm | null }

/** How many queries of one run are executed at the same time. */
const queriesAtATime = 2

function templateFailure(error: unknown): QueryOutcome {
  const isValue = error instanceof AppError && error.code === 'bad_request'
  return failedOutcome(isValue ? 'ParameterInvalid' : 'TemplateError', messageOf(error))
}

type TaskContext = { engine: Engine; execution: RunExecution; form: ReportForm; deadline: number }

async function runTask(task: QueryTask, { engine, execution, form, deadline }: TaskContext): Promise<QueryOutcome> {
  const { query, outputPath } = task
  const dataSource = engine.dataSources.get(query.dataSource)
  if (dataSource === undefined) {
    return failedOutcome('ResourceFailure', `The data source "${query.dataSource}" is not configured here.`)
  }
  const { timeoutSeconds: _run, ...limits } = engine.limits
  const context = { now: execution.now, fields: form.fields }
  let sql: string
  try {
    sql = await engine.templates.render(query.source, execution.parameters, context)
  } catch (error) {
    return templateFailure(error)
  }
  await task.onStart(sql)
  const timeoutMs = Math.max(1, deadline - Date.now())
  const job = { dataSource, sql, outputPath, rowLimit: query.limit, limits: { ...limits, timeoutMs } }
  const outcome = await engine.executor.execute(job, execution.signal)
  await task.onEnd()
  return outcome
}

/** Works through the tasks in order, `queriesAtATime` of them at once, and gives the outcomes in that order. */
async function runTasks(context: TaskContext): Promise<QueryOutcome[]> {
  const { tasks } = context.execution
  const outcomes: QueryOutcome[] = []
  let next = 0
  async function lane(): Promise<void> {
    for (let at = next; at < tasks.length; at = next) {
      next += 1
      const task = tasks[at]
      if (task !== undefined) outcomes[at] = await runTask(task, context)
    }
  }
  await Promise.all(Array.from({ length: queriesAtATime }, lane))
  return outcomes
}

/**
 * Executes the queries of a run: each rendered with the parameters, then run against its data source into a Parquet file.
 * A query that fails does not keep the others from going on. Never throws for what a report, a value or a source does.
 */
export async function executeRun(engine: Engine, execution: RunExecution): Promise<RunOutcome> {
  const deadline = Date.now() + execution.timeoutSeconds * 1000
  let form: ReportForm
  try {
    form = await engine.templates.readForm(execution.definition.queries, { now: execution.now })
  } catch (error) {
    return { outcomes: execution.tasks.map(() => templateFailure(error)), form: null }
  }
  return { outcomes: await runTasks({ engine, execution, form, deadline }), form }
}
