import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { ReportDefinition } from '#/lib/reports/report-definition.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** The id of the version with exactly this definition, which is made when there is none (DESIGN 4). */
export async function saveVersion(tx: Tx, definition: ReportDefinition): Promise<number> {
  const text = JSON.stringify(ReportDefinition.parse(definition))
  const digest = createHash('sha256').update(text).digest()
  await sql`insert into report_versions (digest, definition) values (${digest}, ${text}::jsonb)
    on conflict (digest) do nothing`.execute(tx)
  const { rows } = await sql<{ id: number }>`select id from report_versions where digest = ${digest}`.execute(tx)
  return rows[0]?.id ?? 0
}

/** The definition that a version holds. */
export async function readVersion(tx: Tx, versionId: number): Promise<ReportDefinition | undefined> {
  const row = await tx.selectFrom('report_versions').select('definition').where('id', '=', versionId).executeTakeFirst()
  return row === undefined ? undefined : ReportDefinition.parse(row.definition)
}

/** The definitions that versions hold, by their ids. */
async function readVersions(tx: Tx, versionIds: number[]): Promise<Map<number, ReportDefinition>> {
  const rows = await tx
    .selectFrom('report_versions')
    .select(['id', 'definition'])
    .where('id', 'in', versionIds)
    .execute()
  return new Map(rows.map(({ id, definition }) => [id, ReportDefinition.parse(definition)]))
}

/**
 * Reads definitions as `readVersion` does, those that are asked for at once in one statement: a page of runs asks for as many
 * as it has reports.
 */
export function createVersionReader(tx: Tx): (versionId: number) => Promise<ReportDefinition | undefined> {
  let waiting = new Set<number>()
  let reading: Promise<Map<number, ReportDefinition>> | undefined
  return async (versionId) => {
    waiting.add(versionId)
    reading ??= Promise.resolve().then(() => {
      const ids = [...waiting]
      waiting = new Set()
      reading = undefined
      return readVersions(tx, ids)
    })
    return (await reading).get(versionId)
  }
}
