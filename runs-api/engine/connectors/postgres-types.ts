/** How a column of Postgres, read as text, becomes one of DuckDB. Only the values of `numeric` tell. */
export type ColumnKind =
  | { kind: 'plain'; type: string }
  | { kind: 'moment'; type: string }
  | { kind: 'bytes' }
  | { kind: 'numeric' }
  | { kind: 'list'; elementType: string }
  | { kind: 'json list' }

const plainTypes: Record<number, string> = {
  16: 'BOOLEAN',
  20: 'BIGINT',
  21: 'SMALLINT',
  23: 'INTEGER',
  26: 'UINTEGER',
  114: 'JSON',
  700: 'FLOAT',
  701: 'DOUBLE',
  1083: 'TIME',
  2950: 'UUID',
  3802: 'JSON',
}
const momentTypes: Record<number, string> = { 1082: 'DATE', 1114: 'TIMESTAMP', 1184: 'TIMESTAMPTZ' }
const elementTypes: Record<number, string> = {
  1000: 'BOOLEAN',
  1005: 'SMALLINT',
  1007: 'INTEGER',
  1009: 'VARCHAR',
  1015: 'VARCHAR',
  1016: 'BIGINT',
  1021: 'FLOAT',
  1022: 'DOUBLE',
  1115: 'TIMESTAMP',
  1182: 'DATE',
  1185: 'TIMESTAMPTZ',
  1231: 'DOUBLE',
  2951: 'UUID',
}
const jsonLists = [199, 3807]
const numericOid = 1700
const byteaOid = 17
const maxDecimalDigits = 38

/** The kind of a column by its type's number and modifier in the row description; what is not known stays text. */
export function columnKindOf(oid: number, modifier: number): ColumnKind {
  if (oid === numericOid) return declaredNumeric(modifier)
  if (oid === byteaOid) return { kind: 'bytes' }
  if (jsonLists.includes(oid)) return { kind: 'json list' }
  const element = elementTypes[oid]
  if (element !== undefined) return { kind: 'list', elementType: element }
  const moment = momentTypes[oid]
  if (moment !== undefined) return { kind: 'moment', type: moment }
  return { kind: 'plain', type: plainTypes[oid] ?? 'VARCHAR' }
}

/** numeric(p,s) keeps its modifier as (p << 16 | s) + 4, s in 11 bits with a sign since Postgres 15. */
function declaredNumeric(modifier: number): ColumnKind {
  if (modifier < 4) return { kind: 'numeric' }
  const precision = (modifier - 4) >> 16
  const scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024
  const fits = precision <= maxDecimalDigits && scale >= 0 && scale <= precision
  return fits ? { kind: 'plain', type: `DECIMAL(${precision},${scale})` } : { kind: 'numeric' }
}

/** What the values of a numeric column without declared digits have needed so far. */
export type NumericShape = { integerDigits: number; scale: number; isOther: boolean }

/** Widens the shape by one value, in Postgres' spelling, which never has an exponent. */
export function widenShape(shape: NumericShape, text: string): void {
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) {
    shape.isOther = true
    return
  }
  shape.integerDigits = Math.max(shape.integerDigits, match[1]?.length ?? 0)
  shape.scale = Math.max(shape.scale, match[2]?.length ?? 0)
}

/** The exact decimal that holds all values seen; DOUBLE when there is none (NaN, too many digits, or no value at all). */
export function typeOfShape({ integerDigits, scale, isOther }: NumericShape): string {
  const width = integerDigits + scale
  return isOther || width === 0 || width > maxDecimalDigits ? 'DOUBLE' : `DECIMAL(${width},${scale})`
}
