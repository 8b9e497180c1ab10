import { describe, expect, test } from 'vitest'
import { openLog } from '#/runs-api/log.ts'
import { openEventHub } from '#/runs-api/store/events/event-hub.ts'
import type { RunEvent } from '#/runs-api/store/events/run-events.ts'
import { insertRun } from '#/runs-api/store/runs/insert-run.ts'
import { enqueueRun } from '#/runs-api/store/testing/enqueued-run.ts'
import { openStage } from '#/runs-api/store/testing/open-stage.ts'
import { ana, reports } from '#/runs-api/store/testing/stage.ts'
import { until } from '#/runs-api/store/testing/until.ts'

const database = openStage()

const log = openLog('error')
const given = { parameters: {}, executedById: ana.id, trigger: 'api' } as const

function watcher() {
  const seen: number[] = []
  const receive = (events: RunEvent[]): void => void seen.push(...events.map(({ runId }) => runId))
  return { seen, receive }
}

describe('an event hub', () => {
  test('gives every event once to everybody who watches, and none to those who left', async () => {
    const { db } = database.store
    await enqueueRun(db)
    const hub = await openEventHub(db, log)
    const [one, other, leaver] = [watcher(), watcher(), watcher()]
    hub.subscribe(one.receive)
    hub.subscribe(other.receive)
    const leave = hub.subscribe(leaver.receive)
    const first = await enqueueRun(db)
    hub.wake()
    await until(async () => other.seen.includes(first.id))
    leave()
    const second = await enqueueRun(db)
    hub.wake()
    await until(async () => other.seen.includes(second.id))
    await hub.close()
    const own = [first.id, second.id]
    expect(one.seen.filter((id) => id >= first.id)).toEqual(own)
    expect(other.seen.filter((id) => id >= first.id)).toEqual(own)
    expect(leaver.seen).not.toContain(second.id)
  })

  test('gives what an open transaction held back as soon as that ends, without being woken again', async () => {
    const { db } = database.store
    const hub = await openEventHub(db, log)
    const { seen, receive } = watcher()
    hub.subscribe(receive)
    const [early, late] = [await db.startTransaction().execute(), await db.startTransaction().execute()]
    const earlyRun = await insertRun(early, { ...given, reportId: reports[1]?.id ?? 0 })
    const lateRun = await insertRun(late, { ...given, reportId: reports[2]?.id ?? 0 })
    const run = await enqueueRun(db)
    await early.commit().execute()
    hub.wake()
    await until(async () => seen.length > 0)
    expect(seen).toEqual([earlyRun.id])
    await late.commit().execute()
    await until(async () => seen.length > 2)
    await hub.close()
    expect(seen).toEqual([earlyRun.id, lateRun.id, run.id])
  })
})
