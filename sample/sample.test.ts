import { readdir, readFile } from 'node:fs/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Parameters } from '#/lib/reports/parameters.ts'
import type { DeclaredField } from '#/runs-api/engine/parameters/declared-field.ts'
import { checkParameters } from '#/runs-api/engine/parameters/check-parameters.ts'
import { createTemplateEngine } from '#/runs-api/engine/templates/template-engine.ts'
import { readSampleReports, readWorkspacePlan, samplePath, type SampleReport } from '#/sample/read-sample.ts'
import type { ReportPlan } from '#/sample/workspace-plan.ts'

const templates = createTemplateEngine()
afterAll(() => templates.close())

const now = new Date()
const plan = await readWorkspacePlan()
const reports = await readSampleReports()
const forms = new Map<string, DeclaredField[]>()
for (const { folder, definition } of reports) {
  forms.set(folder, (await templates.readForm(definition.queries, { now })).fields)
}
const usernames = plan.people.map(({ username }) => username)

function fieldsOf(folder: string): DeclaredField[] {
  return forms.get(folder) ?? []
}

function planOf(folder: string): ReportPlan {
  const found = plan.history.reports[folder]
  if (found === undefined) throw new Error(`workspace.yml plans nothing for ${folder}`)
  return found
}

/** The names that the SQL outside the form takes from the parameters. */
function usedNames({ definition }: SampleReport): string[] {
  const sql = definition.queries.map(({ source }) => source.replace(/\{% form %\}.*\{% endform %\}/s, '')).join('\n')
  return [
    ...new Set([...sql.matchAll(/\{\{\s*(\w+)|\{%\s*if\s+(\w+)/g)].map(([, value, tested]) => value ?? tested ?? '')),
  ]
}

/** Throws with the engine's own sentence when a value does not fit its field. */
function expectFits(folder: string, parameters: Parameters): void {
  const fields = fieldsOf(folder)
  expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(parameters)))
  expect(() => checkParameters(fields, parameters)).not.toThrow()
}

describe.each(reports.map((report) => ({ ...report, report })))('the report $folder', ({ folder, file, report }) => {
  test('has every file it names, and names every file it has', async () => {
    const files = (await readdir(samplePath(`reports/${folder}`))).filter((name) => name !== 'report.yml')
    expect(file.queries.map((query) => query.file).toSorted()).toEqual(files.toSorted())
  })

  test('reads declared data sources only', async () => {
    const text = await readFile(samplePath('data-sources.yml'), 'utf8')
    const { data_sources: sources } = z
      .object({ data_sources: z.array(z.looseObject({ name: z.string() })) })
      .parse(parse(text))
    expect(sources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(file.queries.map(({ data_source }) => data_source)),
    )
  })

  test('declares each parameter its SQL uses, and uses each it declares', () => {
    expect(usedNames(report).toSorted()).toEqual(
      fieldsOf(folder)
        .map(({ name }) => name)
        .toSorted(),
    )
  })

  test('belongs to one of the five people', () => {
    expect(usernames).toContain(file.owner)
  })

  test('has schedules whose values its form allows', () => {
    for (const { params } of file.schedules) expectFits(folder, params)
  })

  test('has a past made of existing people, curves, queries, schedules and values', () => {
    const { people, hours, failures, schedules, parameters } = planOf(folder)
    expect(usernames).toEqual(expect.arrayContaining(Object.keys(people)))
    expect(Object.keys(plan.history.hours)).toContain(hours)
    expect(file.queries.map(({ name }) => name)).toEqual(expect.arrayContaining(failures.map(({ query }) => query)))
    expect(file.schedules.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(schedules)))
    for (const { when } of failures) expectFits(folder, when)
    for (const [name, choices] of Object.entries(parameters)) {
      for (const { value } of choices) expectFits(folder, value === undefined ? { [name]: null } : { [name]: value })
    }
  })

  test('counts days back only for dates', () => {
    const dates = fieldsOf(folder).flatMap(({ name, type }) => (type === 'date' ? [name] : []))
    const counted = Object.entries(planOf(folder).parameters).filter(([, choices]) =>
      choices.some(({ days_ago }) => days_ago !== undefined),
    )
    expect(dates).toEqual(expect.arrayContaining(counted.map(([name]) => name)))
  })
})

describe('the sample workspace', () => {
  test('plans a past for its reports and no others', () => {
    expect(Object.keys(plan.history.reports).toSorted()).toEqual(reports.map(({ folder }) => folder))
  })

  test('has one person of each role but two analysts, and the viewer starts no runs', () => {
    const roles = plan.people.map(({ username, role }) => `${username} ${role}`)
    expect(roles).toEqual(['ada admin', 'max manager', 'ana analyst', 'noa analyst', 'vera viewer'])
    expect(Object.values(plan.history.reports).filter(({ people }) => 'vera' in people)).toEqual([])
  })

  test('has about 6,000 runs in 90 days', () => {
    const planned = reports.map(({ folder }) => {
      const { since_day = -plan.history.days, runs_per_day } = planOf(folder)
      return (-since_day * (runs_per_day.weekday * 5 + runs_per_day.weekend * 2)) / 7
    })
    const perDay = { hourly: 24, daily: 1, weekly: 1 / 7, monthly: 1 / 30 }
    const scheduled = reports.flatMap(({ folder, file }) =>
      file.schedules.map(({ name, cron }) => {
        const { since_day, schedules } = planOf(folder)
        return perDay[cron.freq] * -(schedules[name]?.since_day ?? since_day ?? -plan.history.days)
      }),
    )
    const runs = [...planned, ...scheduled].reduce((sum, count) => sum + count, 0)
    expect(runs).toBeGreaterThan(5_500)
    expect(runs).toBeLessThan(6_500)
  })
})
