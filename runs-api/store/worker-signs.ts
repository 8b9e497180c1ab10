import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'

/** Workers renew their sign of life every two seconds. */
const staleSeconds = 30

/** True when some worker, of this process or another, has given a sign of life lately. */
export async function hasLivingWorker(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isAlive: boolean }>`select exists (select from worker_signs
    where seen_at > now() - make_interval(secs => ${staleSeconds})) as "isAlive"`.execute(db)
  return rows[0]?.isAlive ?? false
}

/** Says that a worker lives here. */
export async function signLife(db: Db, worker: string): Promise<void> {
  await sql`insert into worker_signs (worker, seen_at) values (${worker}, now())
    on conflict (worker) do update set seen_at = excluded.seen_at`.execute(db)
  await sql`delete from worker_signs where seen_at < now() - interval '1 hour'`.execute(db)
}

/** Takes the sign back, as a worker does that ends. */
export async function withdrawSign(db: Db, worker: string): Promise<void> {
  await sql`delete from worker_signs where worker = ${worker}`.execute(db)
}
