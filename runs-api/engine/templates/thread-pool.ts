import { AppError } from '#/lib/errors.ts'
import { PoolThread, type Job } from '#/runs-api/engine/templates/pool-thread.ts'

type PoolOptions = { script: URL; threads: number; timeLimitMs: number }

/**
 * Threads that stay warm and answer one request at a time. One that overruns its time or memory, or dies, is replaced, and
 * only the caller it worked for hears of it. The time limit counts the work on a request, not the wait for a thread.
 */
export class ThreadPool {
  readonly #options: PoolOptions
  readonly #threads = new Set<PoolThread>()
  readonly #waiting: Job[] = []
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
    this.#fill()
  }

  /** Resolves to what the script answers, rejects with its AppError, or `unprocessable` on overrunning time or memory. */
  run(request: unknown): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(closed())
    return new Promise((resolve, reject) => {
      const settle: Job['settle'] = (outcome) =>
        'failure' in outcome ? reject(outcome.failure) : resolve(outcome.result)
      this.#waiting.push({ request, settle })
      this.#fill()
      this.#assign()
    })
  }

  /** Ends the threads; what is under way or waits is rejected as `unavailable`. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#rejectWaiting(closed())
    await Promise.all([...this.#threads].map((thread) => thread.end(closed())))
  }

  #fill(): void {
    while (!this.#isClosed && this.#threads.size < this.#options.threads) {
      const { script, timeLimitMs } = this.#options
      this.#threads.add(
        new PoolThread({
          script,
          timeLimitMs,
          onIdle: () => this.#assign(),
          onEnd: (thread) => this.#replace(thread),
        }),
      )
    }
  }

  #assign(): void {
    for (const thread of this.#threads) {
      const job = thread.isIdle ? this.#waiting.shift() : undefined
      if (job) thread.take(job)
    }
  }

  #replace(thread: PoolThread): void {
    this.#threads.delete(thread)
    if (thread.hasStarted) this.#fill()
    else this.#rejectWaiting(new AppError('internal', 'The threads that render templates do not start.'))
  }

  #rejectWaiting(failure: AppError): void {
    for (const job of this.#waiting.splice(0)) job.settle({ failure })
  }
}

function closed(): AppError {
  return new AppError('unavailable', 'Templates are no longer rendered: the server is shutting down.')
}
