import fc from 'fast-check'
import { sql, type ControlledTransaction } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  forgetEvents,
  formatMark,
  isMarkKept,
  newestMark,
  parseMark,
  type EventMark,
} from '#/runs-api/store/events/run-events.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import type { Schema } from '#/runs-api/store/schema.ts'
import { enqueueRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openEventReader, type EventReader } from '#/runs-api/store/testing/event-reader.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { ana, reports } from '#/runs-api/store/testing/stage.ts'

const database = openStage()

type Writer = { tx: ControlledTransaction<Schema>; runIds: number[] }
type Watcher = { reader: EventReader; owed: number[] }

/** Writers with a transaction each, which end in any order, and those who watch from some moment on. */
type Scene = { writers: Map<number, Writer>; watchers: Watcher[] }
type Act = { name: string; apply: (scene: Scene) => Promise<unknown> }

async function write({ writers }: Scene, at: number, isTakenBack: boolean): Promise<void> {
  const writer = writers.get(at) ?? { tx: await database.store.db.startTransaction().execute(), runIds: [] }
  writers.set(at, writer)
  await sql`savepoint here`.execute(writer.tx)
  const run = { reportId: reports[at]?.id ?? 0, parameters: {}, executedById: ana.id, trigger: 'api' } as const
  const { id } = await insertRun(writer.tx, run)
  if (isTakenBack) await sql`rollback to savepoint here`.execute(writer.tx)
  else writer.runIds.push(id)
}

async function end({ writers, watchers }: Scene, at: number, isKept: boolean): Promise<void> {
  const writer = writers.get(at)
  writers.delete(at)
  if (writer === undefined) return
  await (isKept ? writer.tx.commit() : writer.tx.rollback()).execute()
  if (isKept) for (const { owed } of watchers) owed.push(...writer.runIds)
}

async function watch({ watchers }: Scene): Promise<void> {
  watchers.push({ reader: await openEventReader(database.store.db), owed: [] })
}

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat({ max: 3 }), fc.boolean()).map(([at, isTakenBack]) => ({
      name: `${at} writes${isTakenBack ? ' and takes it back' : ''}`,
      apply: (scene: Scene) => write(scene, at, isTakenBack),
    })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(true, true, false)).map(([at, isKept]) => ({
      name: `${at} ${isKept ? 'commits' : 'rolls back'}`,
      apply: (scene: Scene) => end(scene, at, isKept),
    })),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((limit) => ({
      name: `everybody reads ${limit}`,
      apply: ({ watchers }: Scene) => Promise.all(watchers.map(({ reader }) => reader.read(limit))),
    })),
  },
  { weight: 1, arbitrary: fc.constant({ name: 'one more watches', apply: watch }) },
)

async function play(acts: Act[]): Promise<Scene> {
  const scene: Scene = { writers: new Map(), watchers: [] }
  await watch(scene)
  try {
    for (const { apply } of acts) await apply(scene)
  } finally {
    for (const at of [3, 1, 0, 2]) await end(scene, at, true)
  }
  await Promise.all(scene.watchers.map(({ reader }) => reader.readToEnd()))
  return scene
}

function isBehind(mark: EventMark, other: EventMark): boolean {
  return BigInt(mark.xid) > BigInt(other.xid) || (mark.xid === other.xid && mark.id > other.id)
}

describe('readEvents', () => {
  test('loses no event and repeats none, in whatever order and however late transactions commit', async () => {
    const property = fc.asyncProperty(fc.array(act, { maxLength: 40, size: 'max' }), async (acts) => {
      const { watchers } = await play(acts)
      const committed = watchers[0]?.owed ?? []
      for (const { reader, owed } of watchers) {
        const { seen, marks } = reader
        expect(owed.filter((id) => !seen.includes(id))).toEqual([])
        expect(seen.filter((id, at) => seen.indexOf(id) !== at || !committed.includes(id))).toEqual([])
        expect(marks.every((mark, at) => at === 0 || isBehind(mark, marks[at - 1] ?? mark))).toBe(true)
      }
    })
    await fc.assert(property, { numRuns: 12 })
  }, 60_000)
})

describe('a mark', () => {
  test('is read back from its text', () => {
    const mark = fc.record({
      xid: fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String),
      id: fc.integer({ min: 0, max: 10 ** 15 - 1 }),
    })
    fc.assert(
      fc.property(mark, (given) => {
        expect(parseMark(formatMark(given))).toEqual(given)
      }),
    )
  })

  test.each(['', '5', '5-', '-5', '5-5-5', '5 -5', '0x5-5', '5-5\n', `${'1'.repeat(19)}-1`])('is not %j', (text) => {
    expect(parseMark(text)).toBeUndefined()
  })
})

describe('forgetEvents', () => {
  /** Three runs with an event each, and the mark of each. */
  let marks: EventMark[]
  beforeEach(async () => {
    const { db } = database.store
    await sql`delete from run_events`.execute(db)
    const reader = await openEventReader(db)
    for (const _ of [1, 2, 3]) await enqueueRun(db)
    await reader.readToEnd()
    marks = [...reader.marks]
  })

  async function age(...events: (EventMark | undefined)[]): Promise<void> {
    const ids = events.map((mark) => mark?.id ?? 0)
    await sql`update run_events set at = now() - interval '25 hours' where id = any(${ids})`.execute(database.store.db)
    await forgetEvents(database.store.db)
  }

  const areKept = () => Promise.all(marks.map((mark) => isMarkKept(database.store.db, mark)))

  test('keeps a day, and tells the marks behind which an event is gone', async () => {
    expect(await areKept()).toEqual([true, true, true])
    await age(marks[0], marks[1])
    expect(await areKept()).toEqual([false, false, true])
  })

  test('still tells them when nothing at all has happened for longer than a day', async () => {
    await age(...marks)
    expect(await areKept()).toEqual([false, false, true])
    expect(await isMarkKept(database.store.db, await newestMark(database.store.db))).toBe(true)
  })

  test('forgets nothing that lies behind a younger event', async () => {
    await age(marks[1], marks[2])
    expect(await areKept()).toEqual([true, true, true])
  })
})
