import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { messageOf } from '#/lib/errors.ts'
import type { ReportDefinition } from '#/lib/reports/report-definition.ts'
import { ReportFile } from '#/runs-api/engine/report-folders/report-file.ts'
import { tokenOf } from '#/runs-api/store/tokens.ts'

/** What a report folder says, or one sentence on why it cannot be read. */
export type ReportFolder =
  { folder: string; file: ReportFile; definition: ReportDefinition } | { folder: string; error: string }

const maxSourceBytes = 1_000_000

/** Reads a file of the folder; a link that leads out of it would show what its owner need not be able to read. */
async function readSource(path: string): Promise<string> {
  const [folder, file] = await Promise.all([realpath(dirname(path)), realpath(path)])
  if (dirname(file) !== folder) throw new Error(`${basename(path)} is a link that leads out of its folder`)
  const bytes = await readFile(path)
  if (bytes.length > maxSourceBytes) throw new Error(`${basename(path)} is larger than 1 MB`)
  const text = bytes.toString('utf8')
  if (text.includes('\0')) throw new Error(`${basename(path)} holds a NUL character`)
  return text
}

async function readReport(directory: string): Promise<{ file: ReportFile; definition: ReportDefinition }> {
  const file = ReportFile.parse(parse(await readSource(join(directory, 'report.yml'))), { reportInput: true })
  const names = new Set(file.queries.map((query) => query.name))
  if (names.size < file.queries.length) throw new Error('two queries have the same name')
  const queries = await Promise.all(
    file.queries.map(async (query) => ({
      token: tokenOf('query', basename(directory), query.name),
      name: query.name,
      dataSource: query.data_source,
      source: await readSource(join(directory, query.file)),
      limit: query.limit ?? null,
    })),
  )
  return { file, definition: { name: file.name, description: file.description, queries } }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return messageOf(error)
  return error.issues
    .map(({ path, code, message, input }) => {
      const place = path.join('.') || 'the file'
      return code === 'invalid_type' && input === undefined ? `${place} is missing` : `${place}: ${message}`
    })
    .join('; ')
}

/** Reads `report.yml` and the queries it names. Never throws: what is wrong is told for people to mend. */
export async function readReportFolder(directory: string): Promise<ReportFolder> {
  const folder = basename(directory)
  try {
    return { folder, ...(await readReport(directory)) }
  } catch (error) {
    return { folder, error: `report.yml cannot be used: ${sentenceOf(error)}` }
  }
}
