import { DuckDBTypeId, type DuckDBType } from '@duckdb/node-api'

/** 2^53 - 1: beyond it a number of JavaScript is no longer the integer that was written. */
const maxSafeInteger = 9_007_199_254_740_991

const wideIntegers: DuckDBTypeId[] = [
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
]
const plainNumbers: DuckDBTypeId[] = [
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
]
const bareTexts: DuckDBTypeId[] = [
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIME,
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_TZ,
  DuckDBTypeId.TIMESTAMP_NS,
  DuckDBTypeId.UUID,
  DuckDBTypeId.BLOB,
]
const wallClocks: DuckDBTypeId[] = [DuckDBTypeId.TIMESTAMP, DuckDBTypeId.TIMESTAMP_S, DuckDBTypeId.TIMESTAMP_MS]
const nested: DuckDBTypeId[] = [DuckDBTypeId.LIST, DuckDBTypeId.ARRAY, DuckDBTypeId.MAP, DuckDBTypeId.STRUCT]
const floats: DuckDBTypeId[] = [DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE]

export function isFloat(type: DuckDBType): boolean {
  return floats.includes(type.typeId)
}

/** True for integers of any width, decimals without a fraction among them, that JavaScript may not hold exactly. */
export function isWideInteger(type: DuckDBType): boolean {
  return wideIntegers.includes(type.typeId) || (type.typeId === DuckDBTypeId.DECIMAL && type.scale === 0)
}

/** True for what SQL and JSON write alike, `true` and `-1.50` among them. */
export function isPlainNumber(type: DuckDBType): boolean {
  return plainNumbers.includes(type.typeId) || (type.typeId === DuckDBTypeId.DECIMAL && type.scale > 0)
}

/** True for what is text without a character that JSON or CSV would have to escape. */
export function isBareText(type: DuckDBType): boolean {
  return bareTexts.includes(type.typeId)
}

export function isNested(type: DuckDBType): boolean {
  return nested.includes(type.typeId)
}

/** The condition under which an integer is one in JavaScript. */
export function isSafe(value: string): string {
  return `${value} BETWEEN -${maxSafeInteger} AND ${maxSafeInteger}`
}

/**
 * The value as the text people and programs read, as an SQL expression: times in ISO 8601 with a `Z` where they are moments
 * of the world and none where they are wall clock, bytes in base64, the rest as DuckDB writes it.
 */
export function plainText(value: string, type: DuckDBType): string {
  if (wallClocks.includes(type.typeId)) return isoTime(value, '')
  if (type.typeId === DuckDBTypeId.TIMESTAMP_TZ) return isoTime(value, 'Z')
  if (type.typeId === DuckDBTypeId.TIMESTAMP_NS) return `strftime(${value}, '%Y-%m-%dT%H:%M:%S.%n')`
  if (type.typeId === DuckDBTypeId.BLOB) return `base64(${value})`
  return `CAST(${value} AS VARCHAR)`
}

/** Milliseconds, and microseconds only where there are any; infinity and years ISO 8601 has no place for as DuckDB writes them. */
function isoTime(value: string, zone: '' | 'Z'): string {
  const seconds = `strftime(${value}, '%Y-%m-%dT%H:%M:%S.`
  const time = `CASE WHEN microsecond(${value}) % 1000 = 0 THEN ${seconds}%g${zone}') ELSE ${seconds}%f${zone}') END`
  return `CASE WHEN year(${value}) BETWEEN 0 AND 9999 THEN ${time} ELSE CAST(${value} AS VARCHAR) END`
}
