import type { FormField } from '#/lib/reports/form-field.ts'
import type { ReportForms } from '#/runs-api/engine/lifecycle/report-forms.ts'
import type { Log } from '#/runs-api/log.ts'
import type { EventHub } from '#/runs-api/store/events/event-hub.ts'
import type { EventMark, RunEvent } from '#/runs-api/store/events/run-events.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import type { ReportScope } from '#/runs-api/store/report-scope.ts'
import { readRuns } from '#/runs-api/store/runs/list-runs.ts'
import type { RunRecord } from '#/runs-api/store/runs/run-record.ts'

/** A changed run as it is now, and where its change stands among all; `told` is it as viewers are told, by what they may do. */
export type ChangedRun = { run: RunRecord; formFields: FormField[]; mark: EventMark; told: Map<string, Uint8Array> }
type Receive = (changes: ChangedRun[]) => void

export type RunFeed = { follow: (receive: Receive) => () => void }

/** The newest event of each run, in the order of the events. */
function newestOfEach(events: RunEvent[]): RunEvent[] {
  const newest = new Map<number, RunEvent>()
  for (const event of events) {
    newest.delete(event.runId)
    newest.set(event.runId, event)
  }
  return [...newest.values()]
}

/** Reads the runs that events speak of, each once. */
export async function readChanges(db: Db, forms: ReportForms, events: RunEvent[]): Promise<ChangedRun[]> {
  const newest = newestOfEach(events)
  const runs = await readRuns(
    db,
    newest.map(({ runId }) => runId),
  )
  const byId = new Map(runs.map((run) => [run.id, run]))
  const changes = newest.map(async ({ runId, mark }) => {
    const run = byId.get(runId)
    if (run === undefined) return []
    const formFields = await forms.bareFields(run.versionId, run.parameters)
    return [{ run, mark, formFields, told: new Map<string, Uint8Array>() }]
  })
  return (await Promise.all(changes)).flat()
}

/** Changed runs for any number of viewers: read once for all of them, and not at all while nobody looks. */
export function openRunFeed(db: Db, of: { hub: EventHub; forms: ReportForms; log: Log }): RunFeed {
  const receivers = new Set<Receive>()
  let reading = Promise.resolve()

  async function tell(events: RunEvent[]): Promise<void> {
    if (receivers.size === 0) return
    const changes = await readChanges(db, of.forms, events)
    for (const receive of receivers) receive(changes)
  }

  of.hub.subscribe((events) => {
    // One after the other, so that no viewer sees a run go back.
    reading = reading
      .then(() => tell(events))
      .catch((error: unknown) => of.log.failure('Changed runs were not read', error))
  })
  return {
    follow: (receive) => {
      receivers.add(receive)
      return () => receivers.delete(receive)
    },
  }
}

/** True for a run that a scope reaches: the same rule as `isReachable`, for one that was read already. */
export function reaches(scope: ReportScope, run: RunRecord): boolean {
  if (scope.kind === 'person') return run.collectionOwnerId === scope.ownerId
  if (run.accountId !== scope.accountId) return false
  return scope.viewerId === null || run.collectionOwnerId === null || run.collectionOwnerId === scope.viewerId
}
