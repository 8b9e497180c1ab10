import { csvName, csvText } from './csv-text.ts'
import type { ResultReader } from './result-reader.ts'

/** A result as CSV: quoted header, RFC 4180 quoting, LF, no BOM. */
export async function* csvTexts(reader: ResultReader, path: string): AsyncGenerator<string, void, void> {
  const columns = await reader.columns(path)
  yield `${columns.map(({ name }) => csvName(name)).join(',')}\n`
  const line = () =>
    `concat_ws(',', ${columns.map(({ value, type }) => csvText(value, type, columns.length === 1)).join(', ')})`
  for await (const lines of reader.lines(path, { line })) yield `${lines.join('\n')}\n`
}
