import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from '#/lib/contract/endpoints.ts'
import { openAccessStage, situations, type AccessStage } from '#/runs-api/http/testing/access-stage.ts'
import { callers, type CallerName } from '#/runs-api/http/testing/test-callers.ts'

type Row = { request: string; of: string; statuses: Record<CallerName, number> }

const table = join(import.meta.dirname, '..', '..', 'docs', 'access.md')

/** Rows of the table, whose columns are the request, what it is about, and a status for each caller in their order. */
function readRows(): Row[] {
  const lines = readFileSync(table, 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [request, of = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const [, plain] = /^`([A-Z]+ \/api\S*)`$/.exec(request ?? '') ?? []
    if (plain === undefined) return []
    const status = (caller: CallerName): number => Number(cells[callers.indexOf(caller)])
    return [{ request: plain, of, statuses: eachCaller(status) }]
  })
}

function eachCaller(status: (caller: CallerName) => number): Row['statuses'] {
  return {
    none: status('none'),
    viewer: status('viewer'),
    analyst: status('analyst'),
    manager: status('manager'),
    admin: status('admin'),
    key: status('key'),
    revoked: status('revoked'),
    expired: status('expired'),
    stranger: status('stranger'),
  }
}

const rows = readRows()
let stage: AccessStage

beforeAll(async () => {
  stage = await openAccessStage()
})
afterAll(() => stage.close())

describe('the table of docs/access.md', () => {
  const listed = [...new Set(rows.map(({ request }) => request))].toSorted()

  test('has a row for every route of the app, and for nothing else', () => {
    const routes = stage.it.system.app.routes.filter(({ method }) => method !== 'ALL')
    const known = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(listed).toEqual([...new Set(known)].toSorted())
  })

  test('has a row for every operation of the OpenAPI document', async () => {
    const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    const { paths } = Document.parse((await stage.it.call('GET /api/openapi.json')).body)
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(listed).toEqual(documented.toSorted())
  })

  test('has a row for every endpoint that the web passes on', () => {
    const passed = endpoints.flatMap(({ path, methods }) => methods.map((method) => `${method} /api${path}`))
    expect(listed).toEqual(passed.toSorted())
  })

  test.each(rows.map(({ request, of, statuses }) => [request, of, statuses] as const))(
    '%s %s',
    async (request, of, statuses) => {
      const situation = situations[of]
      if (situation === undefined) throw new Error(`"${of}" is no situation that the test knows`)
      const answered = await Promise.all(callers.map((caller) => stage.ask(request, situation, caller)))
      expect(eachCaller((caller) => answered[callers.indexOf(caller)] ?? 0)).toEqual(statuses)
    },
  )
})
