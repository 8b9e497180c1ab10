import { jsonField, jsonObject, jsonText } from './json-text.ts'
import type { ReadColumn, ResultReader, RowOrder } from './result-reader.ts'

/** A row as a JSON object, as an SQL expression; keys in the order of the columns. */
export function jsonRow(columns: readonly ReadColumn[]): string {
  return jsonObject(columns.map(({ name, type, value }) => jsonField(name, jsonText(value, type))))
}

/** Which rows: from `offset` on, `limit` at most, as they were kept or by a column. */
export type RowsWanted = {
  limit?: number | undefined
  offset?: number | undefined
  orderBy?: RowOrder | undefined
}

/** A result, or some of its rows, as a JSON array of row objects, a row a line. */
export async function* jsonTexts(
  reader: ResultReader,
  path: string,
  wanted: RowsWanted,
): AsyncGenerator<string, void, void> {
  let before = '[\n'
  for await (const lines of reader.lines(path, { line: jsonRow, ...wanted })) {
    yield `${before}${lines.join(',\n')}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
