import { DuckDBTypeId, type DuckDBType } from '@duckdb/node-api'
import { sqlLiteral } from '#/runs-api/engine/connectors/sql-text.ts'
import { isBareText, isFloat, isNested, isPlainNumber, isSafe, isWideInteger, plainText } from './value-text.ts'

/**
 * The value as JSON, as an SQL expression that is NULL where the value is. Integers are numbers up to 2^53 - 1 and strings
 * beyond, so that no id changes in a browser; decimals are numbers with all their digits; NaN and Infinity are null.
 * Made of text and not by DuckDB's `to_json`, which takes every number through a double.
 */
export function jsonText(value: string, type: DuckDBType, depth = 0): string {
  if (type.alias === 'JSON') return `CAST(${value} AS VARCHAR)`
  if (isPlainNumber(type)) return `CAST(${value} AS VARCHAR)`
  if (isFloat(type)) return `CASE WHEN isfinite(${value}) THEN CAST(${value} AS VARCHAR) END`
  if (isWideInteger(type)) {
    const digits = `CAST(${value} AS VARCHAR)`
    return `CASE WHEN ${isSafe(value)} THEN ${digits} ELSE '"' || ${digits} || '"' END`
  }
  if (isNested(type)) return nestedText(value, type, depth)
  const text = plainText(value, type)
  return isBareText(type) ? `'"' || ${text} || '"'` : quoted(text)
}

function nestedText(value: string, type: DuckDBType, depth: number): string {
  const element = `e${depth}`
  if (type.typeId === DuckDBTypeId.LIST || type.typeId === DuckDBTypeId.ARRAY) {
    const text = orNull(jsonText(element, type.valueType, depth + 1))
    return `'[' || ${joined(value, element, text)} || ']'`
  }
  if (type.typeId === DuckDBTypeId.MAP) {
    const key = quoted(plainText(`${element}.key`, type.keyType))
    const text = `${key} || ':' || ${orNull(jsonText(`${element}.value`, type.valueType, depth + 1))}`
    return `'{' || ${joined(`map_entries(${value})`, element, text)} || '}'`
  }
  if (type.typeId !== DuckDBTypeId.STRUCT) return quoted(plainText(value, type))
  const fields = type.entryTypes.map((field, index) => {
    const name = type.entryNames[index] ?? ''
    return jsonField(name, jsonText(`struct_extract(${value}, ${sqlLiteral(name)})`, field, depth))
  })
  return `CASE WHEN ${value} IS NOT NULL THEN ${jsonObject(fields)} END`
}

/** One field of an object: its key and its value or null, as an SQL expression. */
export function jsonField(name: string, text: string): string {
  return `${sqlLiteral(`${JSON.stringify(name)}:`)} || ${orNull(text)}`
}

/** One call for all fields: `||` would copy what is there once for each of them. No field is NULL, which it would leave out. */
export function jsonObject(fields: readonly string[]): string {
  return `concat('{', ${fields.join(", ',', ")}, '}')`
}

function joined(list: string, element: string, text: string): string {
  return `array_to_string(list_transform(${list}, lambda ${element}: ${text}), ',')`
}

function quoted(text: string): string {
  return `CAST(to_json(${text}) AS VARCHAR)`
}

function orNull(text: string): string {
  return `COALESCE(${text}, 'null')`
}
