import { sql } from 'kysely'
import type { Db } from '#/runs-api/store/open-store.ts'
import { countGathered, countRuns, isOfShort, shortHistory, type RunCount } from '#/runs-api/store/runs/count-runs.ts'
import {
  along,
  gatherAndCount,
  isOfPerson,
  lookAndCount,
  wordsOf,
  type Slice,
} from '#/runs-api/store/runs/page-ways.ts'
import { inTurns } from '#/runs-api/store/time-limit.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** How long all there is may be gathered, or an order followed, at first: what takes longer may be found sooner the other way. */
export const hurryMs = 400
/**
 * How many runs of the order are looked at, with words and with values. Met `often` among them, they are met often enough on.
 * Of a history of up to `whole` runs all are counted.
 */
const patience = { words: 3_000, values: 5_000, often: 10, whole: shortHistory }

/** The inner numbers of the runs of a page in their order, and how many there are in all. */
export type SearchPage = { ids: number[]; total: RunCount }

type Found = { ids: number[]; found: number }

async function look(db: Db, slice: Slice, of: typeof patience): Promise<Found & { isAll: boolean }> {
  const { rows } = await sql<Found & { isAll: boolean }>`${lookAndCount(slice, of)}`.execute(db)
  return rows[0] ?? { ids: [], found: 0, isAll: false }
}

/** Words are gathered as far as a page needs them; what is more is counted. */
async function gather(db: Db, slice: Slice): Promise<SearchPage> {
  const { rows } = await sql<Found>`${gatherAndCount(slice)}`.execute(db)
  const { ids, found } = rows[0] ?? { ids: [], found: 0 }
  const isWhole = wordsOf(slice.selection) === undefined || ids.length < slice.limit
  return { ids, total: isWhole ? { count: found, isExact: true } : await countGathered(db, slice.selection) }
}

type Met = { found: number; whole: number }

/** Of a page that is full: as many as were met, or, of a short history, all there are. */
async function countMet(db: Db, { selection }: Slice, { found, whole }: Met): Promise<RunCount> {
  if (await isOfShort(db, selection, whole)) return { count: await countRuns(db, selection), isExact: true }
  return { count: found, isExact: false }
}

async function followOrder(db: Db, slice: Slice, { found, whole }: Met): Promise<SearchPage> {
  const { rows } = await sql<{ id: number }>`${along(slice)}`.execute(db)
  const [ids, count] = [rows.map(({ id }) => id), Math.max(found, rows.length)]
  if (ids.length < slice.limit) return { ids, total: { count, isExact: true } }
  return { ids, total: await countMet(db, slice, { found: count, whole }) }
}

/**
 * The first page of words or values of parameters, and their count in the same look: as many as were met among the first runs
 * of the order, or all where there are few. What is met often is met soon, and the order is followed on; what is not is little,
 * and all of it is gathered. Where either takes long, because the newest runs are not like those before, they take turns.
 */
export async function searchFirstPage(db: Db, slice: Slice, of = patience): Promise<SearchPage> {
  if (isOfPerson(slice.selection)) return gather(db, slice)
  const { ids, found, isAll } = await look(db, slice, of)
  if (isAll) return { ids, total: { count: found, isExact: true } }
  const met = { found, whole: of.whole }
  if (ids.length === slice.limit) return { ids, total: await countMet(db, slice, met) }
  const gathering = (tx: Tx) => gather(tx, slice)
  const following = (tx: Tx) => followOrder(tx, slice, met)
  return inTurns(db, hurryMs, found < of.often ? [gathering, following] : [following, gathering])
}
