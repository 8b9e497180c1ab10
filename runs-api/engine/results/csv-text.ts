import type { DuckDBType } from '@duckdb/node-api'
import { jsonText } from './json-text.ts'
import { isBareText, isFloat, isNested, isPlainNumber, isWideInteger, plainText } from './value-text.ts'

/** A name in the header: always quoted (RUNS-API 4). */
export function csvName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * The value as a field of CSV (RFC 4180), as an SQL expression. Null is nothing at all and an empty text is `""`, so that
 * the two can be told apart. A lone null would be an empty line, which readers skip: there it is `""` too.
 */
export function csvText(value: string, type: DuckDBType, isLone: boolean): string {
  return `COALESCE(${fieldText(value, type)}, '${isLone ? '""' : ''}')`
}

function fieldText(value: string, type: DuckDBType): string {
  if (isFloat(type)) return floatText(value)
  if (isNested(type)) return quotedWhereNeeded(jsonText(value, type))
  const text = plainText(value, type)
  return isPlainNumber(type) || isWideInteger(type) || isBareText(type) ? text : quotedWhereNeeded(text)
}

function floatText(value: string): string {
  const others = `WHEN isnan(${value}) THEN 'NaN' WHEN ${value} > 0 THEN 'Infinity' WHEN ${value} < 0 THEN '-Infinity'`
  return `CASE WHEN isfinite(${value}) THEN CAST(${value} AS VARCHAR) ${others} END`
}

/** Text at whose ends there is space is quoted too, since some readers trim it. */
function quotedWhereNeeded(text: string): string {
  const isPlain = `regexp_full_match(${text}, '[^",\\s]([^",\\r\\n]*[^",\\s])?')`
  return `CASE WHEN ${isPlain} THEN ${text} ELSE '"' || replace(${text}, '"', '""') || '"' END`
}
