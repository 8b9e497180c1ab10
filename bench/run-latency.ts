import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { RunPage } from '#/lib/contract/report-run-list.ts'
import { ReportRun } from '#/lib/contract/report-run.ts'
import { isFinished } from '#/lib/runs/run-state.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'
import { openInstallation } from '#/runs-api/system/testing/started-installation.ts'
import { figuresOfMs } from './figures.ts'

const idleRuns = 40
const burst = 500

type Target = { runs: string; account: string; headers: Record<string, string> }

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function post({ runs, headers }: Target): Promise<string> {
  return ReportRun.parse(await (await fetch(runs, { method: 'POST', headers })).json()).token
}

async function untilEnded({ runs, headers }: Target, token: string): Promise<void> {
  for (;;) {
    const run = ReportRun.parse(await (await fetch(`${runs}/${token}`, { headers })).json())
    if (isFinished(run.state)) return
    await wait(5)
  }
}

async function count({ account, headers }: Target, filter: string): Promise<number> {
  const page = RunPage.parse(await (await fetch(`${account}/runs?per_page=1&filter=${filter}`, { headers })).json())
  return page.pagination.total_count
}

async function untilNoneIsActive(target: Target): Promise<void> {
  while ((await count(target, 'state.in.pending,enqueued')) > 0) await wait(200)
}

/** From the POST to the end as a polling client sees it, one run after the other. */
async function measureIdle(target: Target): Promise<number[]> {
  const all: number[] = []
  for (let at = 0; at < idleRuns; at += 1) {
    all.push(await timed(async () => untilEnded(target, await post(target))))
  }
  return all
}

async function readUntil({ account, headers }: Target, over: AbortSignal): Promise<number[]> {
  const all: number[] = []
  while (!over.aborted) {
    all.push(await timed(async () => (await fetch(`${account}/runs?per_page=50`, { headers })).text()))
    await wait(20)
  }
  return all
}

/** Posts at once, waits for every end, and reads the list meanwhile. */
async function measureBurst(target: Target) {
  const over = new AbortController()
  const reading = readUntil(target, over.signal)
  const before = await count(target, 'state.eq.succeeded')
  const begun = performance.now()
  await Promise.all(Array.from({ length: burst }, () => post(target)))
  const acceptedMs = performance.now() - begun
  await untilNoneIsActive(target)
  const endedMs = performance.now() - begun
  over.abort()
  const readMs = await reading
  return {
    runs: burst,
    succeeded: (await count(target, 'state.eq.succeeded')) - before,
    accepted_after_ms: Math.round(acceptedMs),
    ended_after_ms: Math.round(endedMs),
    reads: figuresOfMs(readMs),
  }
}

const it = await openInstallation()
try {
  const { origin } = await it.start()
  const { token } = await it.report('select 1 as one')
  const account = `${origin}/api/acme`
  const target = {
    account,
    runs: `${account}/reports/${token}/runs`,
    headers: { authorization: basic(it.acme.analyst.credential) },
  }
  await untilEnded(target, await post(target))
  const idleMs = await measureIdle(target)
  console.log(JSON.stringify({ idle: figuresOfMs(idleMs), burst: await measureBurst(target) }))
} finally {
  await it.close()
}
