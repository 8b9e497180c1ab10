import { failureFingerprint } from '#/runs-api/engine/lifecycle/failure-fingerprint.ts'
import type { Db } from '#/runs-api/store/open-store.ts'
import { claimRun } from '#/runs-api/store/runs/claim-run.ts'
import { finishRun } from '#/runs-api/store/runs/finish-run.ts'
import { randomUUID } from 'node:crypto'

const code = 'ResourceFailure'
const message =
  'The worker was lost each time it executed this run. Run it again; if it is lost again, look into the log.'

/** Ends a run whose job was tried as often as the queue allows without coming through: no accepted run stays open. */
export async function failLostRun(db: Db, runId: number): Promise<void> {
  const claim = randomUUID()
  if ((await claimRun(db, runId, claim)) === undefined) return
  const failure = { code, message, fingerprint: failureFingerprint(code, message), queryToken: null }
  await finishRun(db, { runId, claim, failure, queries: [] })
}
