import { DuckDBTypeId, type DuckDBType } from '@duckdb/node-api'
import { sqlName } from './sql-text.ts'

/** DuckDB's types that a Parquet file would lose or bend, and what keeps them. */
const replacements = new Map<DuckDBTypeId, string>([
  // A sum of integers is a HUGEINT; Parquet would make it a DOUBLE and lose digits.
  [DuckDBTypeId.HUGEINT, 'DECIMAL(38,0)'],
  [DuckDBTypeId.UHUGEINT, 'DECIMAL(38,0)'],
  // Parquet has no negative intervals and no zone of a time.
  [DuckDBTypeId.INTERVAL, 'VARCHAR'],
  [DuckDBTypeId.TIME_TZ, 'VARCHAR'],
  [DuckDBTypeId.ENUM, 'VARCHAR'],
  [DuckDBTypeId.BIT, 'VARCHAR'],
  [DuckDBTypeId.BIGNUM, 'VARCHAR'],
  [DuckDBTypeId.UNION, 'VARCHAR'],
  [DuckDBTypeId.GEOMETRY, 'VARCHAR'],
  [DuckDBTypeId.VARIANT, 'JSON'],
  [DuckDBTypeId.TIMESTAMP_S, 'TIMESTAMP'],
  [DuckDBTypeId.TIMESTAMP_MS, 'TIMESTAMP'],
  [DuckDBTypeId.SQLNULL, 'INTEGER'],
])

/** The type under which a column is kept, as SQL. */
export function storedType(type: DuckDBType): string {
  const replacement = replacements.get(type.typeId)
  if (replacement !== undefined) return replacement
  if (type.alias === 'JSON') return 'JSON'
  if (type.typeId === DuckDBTypeId.LIST || type.typeId === DuckDBTypeId.ARRAY) return `${storedType(type.valueType)}[]`
  if (type.typeId === DuckDBTypeId.MAP) return `MAP(${storedType(type.keyType)}, ${storedType(type.valueType)})`
  if (type.typeId === DuckDBTypeId.STRUCT) return storedStruct(type.entryNames, type.entryTypes)
  return type.toString()
}

function storedStruct(names: readonly string[], types: readonly DuckDBType[]): string {
  // A row() without names cannot be written as a type.
  if (names.some((name) => name === '')) return 'JSON'
  return `STRUCT(${types.map((type, index) => `${sqlName(names[index] ?? '')} ${storedType(type)}`).join(', ')})`
}
