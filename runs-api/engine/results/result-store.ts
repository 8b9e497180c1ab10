import { constants } from 'node:fs'
import { copyFile, link, mkdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeZip } from 'client-zip'
import { AppError } from '#/lib/errors.ts'
import { distinctNames } from '#/runs-api/engine/connectors/sql-text.ts'
import { startedByteStream } from './byte-stream.ts'
import { parseRow, type ResultRow } from './result-row.ts'
import { csvTexts } from './csv-stream.ts'
import { compareRows, type RowsCompared } from './compare-rows.ts'
import { jsonRow, jsonTexts, type RowsWanted } from './json-stream.ts'
import { createResultReader, type ReadColumn } from './result-reader.ts'
import { createTurns } from './take-turns.ts'

type ResultKey = { reportToken: string; runToken: string; queryRunToken: string }
export type ByteStream = ReadableStream<Uint8Array<ArrayBuffer>>

/**
 * The results that are kept, a Parquet file a query run. Where a `path` is given, it comes from `pathOf`, and a file that is
 * not there throws AppError `not_found`, "run results not found", before anything is streamed.
 */
export type ResultStore = {
  pathOf: (key: ResultKey) => string
  streamCsv: (path: string) => Promise<ByteStream>
  /** Throws AppError `bad_request` where the result has no such column to order by. */
  streamJson: (path: string, wanted?: RowsWanted) => Promise<ByteStream>
  /** A zip with one CSV a result; names are made into file names, each once. */
  zipOfCsv: (results: readonly { name: string; path: string }[]) => Promise<ReadableStream<Uint8Array>>
  readRows: (path: string, page: { limit: number; offset: number }) => Promise<ResultRow[]>
  /** Compares two results with columns of the same names, row by row; one comparison at a time, until the signal ends. */
  compareRows: (base: string, other: string, signal: AbortSignal) => Promise<RowsCompared>
  copyFile: (from: string, to: string) => Promise<void>
  /** Removes every result of a run; fine when there is none. */
  removeRun: (reportToken: string, runToken: string) => Promise<void>
  close: () => Promise<void>
}

const token = /^[a-z0-9-]{1,64}$/

/** Results live in `<directory>/<report token>/<run token>/<query run token>.parquet`. */
export function createResultStore(directory: string): ResultStore {
  const root = resolve(directory)
  const reader = createResultReader(root)
  const inTurn = createTurns()
  const streamCsv = async (path: string) => {
    await mustExist(path)
    return startedByteStream(csvTexts(reader, path))
  }

  return {
    pathOf: ({ reportToken, runToken, queryRunToken }) =>
      `${folderOf(root, [reportToken, runToken, queryRunToken])}.parquet`,
    streamCsv,
    streamJson: async (path, wanted = {}) => {
      await mustExist(path)
      if (wanted.orderBy !== undefined) requireColumn(await reader.columns(path), wanted.orderBy.column)
      return startedByteStream(jsonTexts(reader, path, wanted))
    },
    zipOfCsv: async (results) => {
      for (const { path } of results) await mustExist(path)
      const names = distinctNames(results.map(({ name }) => fileName(name)))
      return makeZip(zipEntries(results, names, streamCsv))
    },
    readRows: async (path, page) => {
      await mustExist(path)
      const rows: ResultRow[] = []
      for await (const lines of reader.lines(path, { line: jsonRow, ...page })) {
        for (const line of lines) rows.push(parseRow(line))
      }
      return rows
    },
    compareRows: async (base, other, signal) => {
      for (const path of [base, other]) await mustExist(path)
      const pair = { base, other, signal }
      return inTurn(signal, () => reader.using((connection) => compareRows(connection, pair)))
    },
    copyFile: linkOrCopy,
    removeRun: async (reportToken, runToken) => {
      const folder = folderOf(root, [reportToken, runToken])
      await rm(folder, { recursive: true, force: true })
      // The report's folder goes with its last run; it stays while there are others.
      await rmdir(dirname(folder)).catch(() => undefined)
    },
    close: reader.close,
  }
}

async function* zipEntries(
  results: readonly { path: string }[],
  names: readonly string[],
  streamCsv: (path: string) => Promise<ByteStream>,
) {
  for (const [index, { path }] of results.entries()) {
    yield { name: `${names[index] ?? index}.csv`, input: await streamCsv(path), lastModified: new Date() }
  }
}

/** A copy takes no room where the file system has hard links; results are never written again, so sharing is safe. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await mustExist(from)
  await mkdir(dirname(to), { recursive: true })
  await rm(to, { force: true })
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE))
}

function requireColumn(columns: readonly ReadColumn[], name: string): void {
  if (columns.some((column) => column.name === name)) return
  throw new AppError('bad_request', `order_by takes the name of a column of the result, not "${name.slice(0, 100)}".`)
}

async function mustExist(path: string): Promise<void> {
  const file = await stat(path).catch(() => null)
  if (file === null || !file.isFile()) throw new AppError('not_found', 'run results not found')
}

function folderOf(root: string, tokens: readonly string[]): string {
  const wrong = tokens.find((part) => !token.test(part))
  if (wrong !== undefined) throw new Error(`"${wrong}" is not a token`)
  return join(root, ...tokens)
}

function fileName(name: string): string {
  const clean = name.replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, '_').replaceAll(/^[\s.]+|[\s.]+$/g, '')
  return clean === '' ? 'query' : clean.slice(0, 120)
}
