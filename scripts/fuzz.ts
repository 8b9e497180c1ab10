import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openFuzzTarget } from '#/runs-api/http/fuzz/open-fuzz-target.ts'
import { failureText, runFuzz, type FuzzPlan, type FuzzReport } from '#/runs-api/http/fuzz/run-fuzz.ts'
import { startEmbeddedPostgres } from '#/scripts/postgres/embedded-postgres.ts'

const leastRequests = 20_000
const lanes = 8
const shownFailures = 20

/** `npm run fuzz -- [--seed <number>] [--requests <number>]` */
function readPlan(): FuzzPlan {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, requests: { type: 'string' } } })
  const seed = Number(values.seed ?? randomInt(2 ** 31))
  const requests = Number(values.requests ?? leastRequests)
  if (Number.isSafeInteger(seed) && Number.isSafeInteger(requests) && requests > 0) return { seed, requests, lanes }
  throw new Error('Use it as npm run fuzz -- --seed 7 --requests 20000.')
}

/** A Postgres and an API of this run alone, which are gone when it ends. */
async function fuzzed(plan: FuzzPlan): Promise<{ report: FuzzReport; logged: string[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'runboard-fuzz-'))
  const postgres = await startEmbeddedPostgres({
    dataDir,
    password: 'only of this run, on a socket of this machine',
    durability: 'throwaway',
    database: 'runboard',
    say: () => {},
    signal: new AbortController().signal,
  })
  try {
    const target = await openFuzzTarget(postgres.url)
    try {
      return { report: await runFuzz(target, plan), logged: [...target.failures] }
    } finally {
      await target.close()
    }
  } finally {
    await postgres.stop(2_000)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function say({ byStatus, failures, unreached }: FuzzReport, logged: string[]): void {
  for (const [status, count] of [...byStatus].toSorted(([a], [b]) => a - b)) console.log(`${status}  ${count}`)
  if (unreached.length > 0) console.log(`Never answered with a success: ${unreached.join(', ')}`)
  for (const failure of failures.slice(0, shownFailures)) console.error(failureText(failure))
  for (const line of logged.slice(0, shownFailures)) console.error(line)
  console.log(`${failures.length} answers broke the contract, ${logged.length} failures were logged`)
}

const plan = readPlan()
console.log(`${plan.requests} random requests, seed ${plan.seed}`)
const { report, logged } = await fuzzed(plan)
say(report, logged)
process.exitCode = report.failures.length + logged.length === 0 ? 0 : 1
