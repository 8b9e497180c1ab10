import { Worker } from 'node:worker_threads'
import { AppError, messageOf } from '#/lib/errors.ts'
import { ThreadMessage } from '#/runs-api/engine/templates/template-request.ts'

export type Outcome = { result: unknown } | { failure: AppError }
export type Job = { request: unknown; settle: (outcome: Outcome) => void }
type ThreadOptions = { script: URL; timeLimitMs: number; onIdle: () => void; onEnd: (thread: PoolThread) => void }

const memoryLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

/** One thread: it takes a job when idle, and ends when a job overruns its time or memory. */
export class PoolThread {
  readonly #worker: Worker
  readonly #options: ThreadOptions
  #state: 'starting' | 'idle' | 'busy' | 'ended' = 'starting'
  #hasStarted = false
  #job: Job | null = null
  #overrun: NodeJS.Timeout | undefined

  constructor(options: ThreadOptions) {
    this.#options = options
    this.#worker = new Worker(options.script, { env: {}, execArgv: [], resourceLimits: memoryLimits })
    this.#worker.on('message', (message: unknown) => this.#hear(ThreadMessage.parse(message)))
    this.#worker.on('error', (error) => this.#settle({ failure: deathOf(error) }))
    this.#worker.on('exit', () => this.#exited())
  }

  get isIdle(): boolean {
    return this.#state === 'idle'
  }

  /** False for a thread that ended before it was of any use: another one would fare no better. */
  get hasStarted(): boolean {
    return this.#hasStarted
  }

  take(job: Job): void {
    this.#job = job
    this.#state = 'busy'
    this.#worker.ref()
    this.#overrun = setTimeout(() => this.#stopOverrun(), this.#options.timeLimitMs)
    this.#worker.postMessage(job.request, [])
  }

  async end(failure: AppError): Promise<void> {
    this.#settle({ failure })
    await this.#worker.terminate()
  }

  #hear(message: ThreadMessage): void {
    this.#hasStarted = true
    if (message.say === 'done') this.#settle({ result: message.result })
    if (message.say === 'failed') this.#settle({ failure: new AppError(message.code, message.message) })
    if (this.#state === 'ended') return
    this.#state = 'idle'
    this.#worker.unref()
    this.#options.onIdle()
  }

  #stopOverrun(): void {
    const seconds = this.#options.timeLimitMs / 1000
    this.#state = 'ended'
    this.#settle({
      failure: new AppError('unprocessable', `The template was stopped: it rendered for longer than ${seconds} s.`),
    })
    void this.#worker.terminate()
  }

  #exited(): void {
    this.#state = 'ended'
    this.#settle({ failure: deathOf(new Error('its thread ended')) })
    this.#options.onEnd(this)
  }

  #settle(outcome: Outcome): void {
    clearTimeout(this.#overrun)
    this.#job?.settle(outcome)
    this.#job = null
  }
}

function deathOf(error: unknown): AppError {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new AppError('unprocessable', 'The template uses too much memory. Does it build a text in a loop?', {
        cause: error,
      })
    : new AppError('internal', `A template thread died: ${messageOf(error)}`, { cause: error })
}
