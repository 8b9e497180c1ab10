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
