import {
  formatMark,
  hasHeldBackEvents,
  newestMark,
  parseMark,
  readEvents,
  type EventMark,
} from '#/runs-api/store/events/run-events.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { until } from '#/runs-api/store/testing/until.ts'

/** Somebody who follows events in small bites, and keeps where it stands only as text, as a browser does. */
export type EventReader = {
  /** The runs of the events that came, in their order. */
  readonly seen: readonly number[]
  readonly marks: readonly EventMark[]
  read: (limit: number) => Promise<number>
  readToEnd: () => Promise<void>
}

/** A reader of what commits from now on. */
export async function openEventReader(db: Db): Promise<EventReader> {
  const seen: number[] = []
  const marks: EventMark[] = []
  const start = await newestMark(db)
  let text = formatMark(start)
  const place = (): EventMark => parseMark(text) ?? start

  async function read(limit: number): Promise<number> {
    const events = await readEvents(db, place(), limit)
    seen.push(...events.map(({ runId }) => runId))
    marks.push(...events.map(({ mark }) => mark))
    text = formatMark(marks.at(-1) ?? start)
    return events.length
  }

  async function readToEnd(): Promise<void> {
    // Transactions elsewhere on the server, of tests beside this one, may hold the last events back for a while.
    await until(async () => (await read(3)) === 0 && !(await hasHeldBackEvents(db, place())))
  }

  return { seen, marks, read, readToEnd }
}
