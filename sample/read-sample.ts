import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { WorkspacePlan } from '#/sample/workspace-plan.ts'
import { readReportFolder, type ReportFolder } from '#/runs-api/engine/report-folders/read-report-folder.ts'

/** Absolute path of something in the sample folder. */
export function samplePath(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

/** The people and the past of the sample workspace. Throws ZodError when the file is not what it should be. */
export async function readWorkspacePlan(): Promise<WorkspacePlan> {
  return WorkspacePlan.parse(parse(await readFile(samplePath('workspace.yml'), 'utf8')))
}

export type SampleReport = Exclude<ReportFolder, { error: string }>

/** Every report of the sample, by folder. Throws for the first that cannot be brought in. */
export async function readSampleReports(): Promise<SampleReport[]> {
  const folders = (await readdir(samplePath('reports'))).toSorted()
  const reports = await Promise.all(folders.map((folder) => readReportFolder(samplePath(`reports/${folder}`))))
  return reports.map((report) => {
    if ('error' in report) throw new Error(`${report.folder}: ${report.error}`)
    return report
  })
}
