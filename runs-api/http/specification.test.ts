import { afterAll, beforeAll, expect, test } from 'vitest'
import { ErrorBody } from '#/lib/contract/hal.ts'
import {
  askSpecification,
  prepareSpecification,
  specificationCalls,
  type SpecificationTarget,
} from '#/runs-api/http/testing/specification-calls.ts'
import { openTestSystem } from '#/runs-api/system/testing/test-system.ts'

/** The API that RUNBOARD_TEST_URL names, in the names of `token:secret` pairs; null without it. */
function remoteTarget(): SpecificationTarget | null {
  const {
    RUNBOARD_TEST_URL: origin,
    RUNBOARD_TEST_ACCOUNT: account = '',
    RUNBOARD_TEST_REPORT: report = '',
  } = process.env
  const pair = (text = ''): { token: string; secret: string } => {
    const [token = '', secret = ''] = text.split(':')
    return { token, secret }
  }
  if (!origin) return null
  const credential = pair(process.env.RUNBOARD_TEST_TOKEN)
  const workspaceKey = pair(process.env.RUNBOARD_TEST_WORKSPACE_KEY)
  return { fetch: (request) => fetch(request), origin, account, report, credential, workspaceKey }
}

let target: SpecificationTarget
let tokens: Awaited<ReturnType<typeof prepareSpecification>>
let close = async (): Promise<void> => {}

async function openTarget(): Promise<SpecificationTarget> {
  const it = await openTestSystem()
  close = () => it.close()
  const report = await it.report({ One: 'select 1 as one' })
  return {
    fetch: async (request) => it.system.app.fetch(request, {}),
    origin: 'http://runs.test',
    account: 'acme',
    report: report.token,
    credential: it.acme.analyst.credential,
    workspaceKey: it.acme.key,
  }
}

beforeAll(async () => {
  target = remoteTarget() ?? (await openTarget())
  tokens = await prepareSpecification(target)
})
afterAll(() => close())

test.each(specificationCalls)('$operation: $title is $status', async (call) => {
  const answer = await askSpecification(target, tokens, call)
  const text = await answer.text()
  expect([answer.status, text]).toEqual([call.status, text])
  expect(answer.headers.get('content-type')).toContain('application/hal+json')
  if (call.status >= 400) expect(Object.keys(ErrorBody.parse(JSON.parse(text)))).toEqual(['id', 'message'])
})
