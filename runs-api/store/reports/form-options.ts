import { sql } from 'kysely'
import type { FieldOption } from '#/lib/reports/form-field.ts'
import type { Tx } from '#/runs-api/store/transaction.ts'

export type OptionsByField = Record<string, FieldOption[]>

/** The options of a version's fields that come from a query, as its last run found them. */
export async function readFormOptions(tx: Tx, versionId: number): Promise<OptionsByField> {
  const rows = await tx
    .selectFrom('form_options')
    .select(['field', 'options'])
    .where('version_id', '=', versionId)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.field, row.options]))
}

/** Keeps the options that a query of this version has just given. */
export async function saveFormOptions(tx: Tx, versionId: number, options: OptionsByField): Promise<void> {
  for (const [field, list] of Object.entries(options)) {
    await sql`insert into form_options (version_id, field, options) values (${versionId}, ${field}, ${JSON.stringify(list)}::jsonb)
      on conflict (version_id, field) do update set options = excluded.options, updated_at = now()`.execute(tx)
  }
}
