/** The runs this process executes now, so that a cancel or the end of the process can stop them. */
export type ActiveRuns = {
  /** A signal for a run that starts; call `end` when it is over. */
  begin: (runId: number, jobSignal: AbortSignal) => { signal: AbortSignal; end: () => void }
  /** Stops a run that was cancelled; nothing when it is not here. */
  cancel: (runId: number) => void
  /** Stops everything: the runs are handed back to the queue. */
  interruptAll: () => void
  isInterrupted: () => boolean
  ids: () => number[]
}

export function createActiveRuns(): ActiveRuns {
  const cancels = new Map<number, AbortController>()
  const interruption = new AbortController()
  return {
    begin: (runId, jobSignal) => {
      const cancel = new AbortController()
      cancels.set(runId, cancel)
      return {
        signal: AbortSignal.any([cancel.signal, jobSignal, interruption.signal]),
        end: () => {
          if (cancels.get(runId) === cancel) cancels.delete(runId)
        },
      }
    },
    cancel: (runId) => cancels.get(runId)?.abort(),
    interruptAll: () => interruption.abort(),
    isInterrupted: () => interruption.signal.aborted,
    ids: () => [...cancels.keys()],
  }
}
