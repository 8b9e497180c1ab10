import type { ResultColumn } from '#/runs-api/engine/executor/query-outcome.ts'
import { arrayAsJson } from './postgres-array.ts'
import { columnKindOf, typeOfShape, widenShape } from './postgres-types.ts'
import { distinctNames, sqlName } from './sql-text.ts'

/** A column on its way from Postgres: takes each value as text, then says what it turned out to be. */
export type IncomingColumn = {
  /** The text to keep for a value of this column. */
  take: (text: string) => string
  /** The type to store, and the expression that makes it of the kept text in column `name`. */
  settle: (name: string) => { type: string; value: string }
}

type Field = { name: string; dataTypeID: number; dataTypeModifier: number }

export function incomingColumn({ dataTypeID, dataTypeModifier }: Field): IncomingColumn {
  const kind = columnKindOf(dataTypeID, dataTypeModifier)
  if (kind.kind === 'numeric') return numericColumn()
  if (kind.kind === 'list') return listColumn(kind.elementType)
  if (kind.kind === 'json list') return jsonListColumn()
  if (kind.kind === 'bytes') return asText((name) => ({ type: 'BLOB', value: `unhex(substr(${name}, 3))` }))
  const { type } = kind
  return asText((name) => ({ type, value: castOf(kind.kind === 'moment' ? momentText(name) : name, type) }))
}

/** The columns as they are stored, and the list of expressions that goes after SELECT. */
export function settleColumns(fields: readonly Field[], incoming: readonly IncomingColumn[]) {
  const names = distinctNames(fields.map((field) => field.name))
  const settled = incoming.map((column, index) => column.settle(`c${index}`))
  const columns: ResultColumn[] = settled.map(({ type }, index) => ({ name: names[index] ?? '', type }))
  const projection = settled.map(({ value }, index) => `${value} AS ${sqlName(names[index] ?? '')}`).join(', ')
  return { columns, projection }
}

function asText(settle: IncomingColumn['settle']): IncomingColumn {
  return { take: (text) => text, settle }
}

function numericColumn(): IncomingColumn {
  const shape = { integerDigits: 0, scale: 0, isOther: false }
  return {
    take: (text) => {
      widenShape(shape, text)
      return text
    },
    settle: (name) => ({ type: typeOfShape(shape), value: castOf(name, typeOfShape(shape)) }),
  }
}

/** One dimension is a list; more, which Postgres does not tell beforehand, are kept as JSON. */
function listColumn(elementType: string): IncomingColumn {
  let maxDepth = 1
  return {
    take: (text) => {
      const { json, depth } = arrayAsJson(text, false)
      maxDepth = Math.max(maxDepth, depth)
      return json
    },
    settle: (name) => {
      const type = maxDepth > 1 ? 'JSON' : `${elementType}[]`
      return { type, value: `CAST(CAST(${name} AS JSON) AS ${type})` }
    },
  }
}

function jsonListColumn(): IncomingColumn {
  return {
    take: (text) => arrayAsJson(text, true).json,
    settle: (name) => ({ type: 'JSON', value: castOf(name, 'JSON') }),
  }
}

function castOf(name: string, type: string): string {
  return type === 'VARCHAR' ? name : `CAST(${name} AS ${type})`
}

/** The two write years before Christ differently: `0044-03-15 10:00:00 BC`, `0044-03-15 (BC) 10:00:00`. */
function momentText(name: string): string {
  return `CASE WHEN ${name} LIKE '% BC' THEN regexp_replace(${name}, '^(\\S+)(.*) BC$', '\\1 (BC)\\2') ELSE ${name} END`
}
