import { sql } from 'kysely'
import type { FieldOptions } from '#/lib/reports/form-field.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

/** By field: what the last run of this version found for the fields whose options come from a query. */
export async function readFormOptions(tx: Tx, versionId: number): Promise<Map<string, FieldOptions>> {
  const rows = await tx
    .selectFrom('form_options')
    .select(['field', 'options'])
    .where('version_id', '=', versionId)
    .execute()
  return new Map(rows.map((row) => [row.field, row.options]))
}

/** Keeps what a run of this version has just found. */
export async function saveFormOptions(
  tx: Tx,
  versionId: number,
  options: ReadonlyMap<string, FieldOptions>,
): Promise<void> {
  for (const [field, found] of options) {
    await sql`insert into form_options (version_id, field, options)
      values (${versionId}, ${field}, ${JSON.stringify(found)}::jsonb)
      on conflict (version_id, field) do update set options = excluded.options, updated_at = now()`.execute(tx)
  }
}
