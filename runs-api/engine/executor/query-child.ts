import { setPriority } from 'node:os'
import { runQuery } from '#/runs-api/engine/connectors/run-query.ts'
import { MessageToChild, type MessageFromChild } from './child-messages.ts'
import type { QueryWork } from './query-job.ts'
import { canSeeMemory, volunteerForOomKill } from './resident-memory.ts'

/**
 * The main file of a child process: one query at a time, as told over IPC. It holds nothing that a query could steal but
 * the data source of that query, and it ends with its parent, however that one ended.
 */
const tellMemoryEveryMs = 200
const niceness = 5

let running: AbortController | null = null

function tell(message: MessageFromChild): void {
  process.send?.(message)
}

async function run(work: QueryWork): Promise<void> {
  tell({ type: 'started' })
  const stop = new AbortController()
  running = stop
  const timer = canSeeMemory ? undefined : setInterval(tellMemory, tellMemoryEveryMs)
  const outcome = await runQuery(work, stop.signal)
  clearInterval(timer)
  running = null
  tell({ type: 'done', outcome })
}

function tellMemory(): void {
  tell({ type: 'memory', residentBytes: process.memoryUsage.rss() })
}

process.on('message', (raw) => {
  const message = MessageToChild.parse(raw)
  if (message.type === 'stop') running?.abort()
  else void run(message.work)
})
// The fastest way out: an orderly exit would wait for the engine's threads.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// Ctrl-C and a group's SIGTERM reach children too; when a query ends is for the parent to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

setPriority(niceness)
await volunteerForOomKill()
tell({ type: 'ready' })
