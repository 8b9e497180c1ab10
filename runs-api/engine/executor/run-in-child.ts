import { rm } from 'node:fs/promises'
import type { Child } from './child-process.ts'
import type { QueryWork } from './query-job.ts'
import { failedOutcome, type FailedOutcome, type QueryOutcome } from './query-outcome.ts'
import { canSeeMemory, residentBytes } from './resident-memory.ts'

/** How long a stopped query may take to end by itself before its process is killed. */
const graceMs = 1_500
const watchMemoryEveryMs = 100
/** What Node and the engine take beside the memory the engine counts. */
const baseBytes = 256 * 1_048_576
const memoryFactor = 2

type StopReason = 'timeout' | 'cancelled' | 'memory'

/**
 * Runs one query in a child and sees to it that it ends: on its own, when its time is over, when the caller gives up, when
 * its memory is too much, or when the process dies. Never throws. The child is gone afterwards if it had to be killed.
 * Gives null when the child was gone before it began, as one may be that died while it was idle: another can take the work.
 */
export async function runInChild(child: Child, work: QueryWork, signal: AbortSignal): Promise<QueryOutcome | null> {
  let reason: StopReason | null = null
  let isStarted = false
  const timers: NodeJS.Timeout[] = []

  const stop = (why: StopReason) => {
    if (reason !== null) return
    reason = why
    if (why === 'memory') child.kill()
    child.send({ type: 'stop' })
    timers.push(setTimeout(child.kill, graceMs))
  }
  const cancel = () => stop('cancelled')
  const checkMemory = (bytes: number | null) => {
    if (bytes !== null && bytes > maxResidentBytes(work)) stop('memory')
  }

  timers.push(setTimeout(() => stop('timeout'), work.limits.timeoutMs))
  if (canSeeMemory) {
    const look = () => void residentBytes(child.pid).then(checkMemory)
    timers.push(setInterval(look, watchMemoryEveryMs))
  }
  signal.addEventListener('abort', cancel)

  const { promise: told, resolve } = Promise.withResolvers<QueryOutcome>()
  const unlisten = child.listen((message) => {
    if (message.type === 'started') isStarted = true
    if (message.type === 'memory') checkMemory(message.residentBytes)
    if (message.type === 'done') resolve(message.outcome)
  })
  child.send({ type: 'run', work })
  if (signal.aborted) cancel()

  const outcome = await Promise.race([told, child.gone.then((how) => (isStarted ? crashed(how) : null))])
  for (const timer of timers) clearTimeout(timer)
  signal.removeEventListener('abort', cancel)
  unlisten()
  return judge(outcome, reason, work)
}

/** What the caller hears: why the query was stopped counts more than how it ended, but for a result that came in time. */
async function judge<Outcome extends QueryOutcome | null>(
  outcome: Outcome,
  reason: StopReason | null,
  work: QueryWork,
): Promise<Outcome | FailedOutcome> {
  if (reason === null || (outcome?.ok && reason === 'timeout')) return outcome
  // Cancelled in the moment it was done.
  if (outcome?.ok) await rm(work.outputPath, { force: true })
  return stopped[reason](work)
}

/** A run's own limit less what it took before: whole seconds are what somebody set. */
function secondsText(timeoutMs: number): string {
  const seconds = timeoutMs / 1_000
  return (seconds < 10 ? seconds : Math.ceil(seconds)).toLocaleString('en-US', { maximumFractionDigits: 1 })
}

const stopped: Record<StopReason, (work: QueryWork) => FailedOutcome> = {
  timeout: ({ limits }) => {
    const seconds = secondsText(limits.timeoutMs)
    return failedOutcome(
      'Timeout',
      `The query took longer than ${seconds} seconds, which is the limit, and was stopped.`,
    )
  },
  cancelled: () => failedOutcome('Cancelled', 'The query was cancelled.'),
  memory: ({ limits }) =>
    failedOutcome(
      'ResourceFailure',
      `The query took more memory than the ${limits.memoryMb} MB allowed and was stopped.`,
    ),
}

function crashed(how: string): FailedOutcome {
  return failedOutcome('ResourceFailure', `The query ended the process that ran it (${how}).`)
}

function maxResidentBytes({ limits }: QueryWork): number {
  return limits.memoryMb * 1_048_576 * memoryFactor + baseBytes
}
