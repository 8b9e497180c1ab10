import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { ReportList } from '#/lib/contract/report.ts'
import {
  askSpecification,
  prepareSpecification,
  specificationCalls,
  type SpecificationTarget,
} from '#/runs-api/http/testing/specification-calls.ts'
import { story } from './story.ts'

const run = promisify(execFile)

/** What `npm run token` prints while the product runs. */
async function issueToken(...names: string[]): Promise<SpecificationTarget['credential']> {
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: process.env['STORY_DATA_DIR'] }
  const { stdout } = await run('node', ['scripts/token.mjs', ...names], { env })
  const [token = '', secret = ''] = stdout.trim().split(':')
  return { token, secret }
}

story('the specification’s calls give its documented codes through the web address', async ({ baseURL }) => {
  story.setTimeout(120_000)
  const origin = baseURL ?? ''
  const credential = await issueToken('ana')
  const workspaceKey = await issueToken('acme', '--workspace')
  const authorization = `Basic ${btoa(`${credential.token}:${credential.secret}`)}`
  const listed = await fetch(`${origin}/api/acme/reports?per_page=200`, { headers: { authorization } })
  const { reports } = ReportList.parse(await listed.json())._embedded
  const report = reports.find(({ name }) => name === 'Orders, last 24 hours')?.token ?? ''
  const target = { fetch, origin, account: 'acme', report, credential, workspaceKey }
  const tokens = await prepareSpecification(target)
  const answered: Record<string, number> = {}
  for (const call of specificationCalls) {
    answered[`${call.operation}: ${call.title}`] = (await askSpecification(target, tokens, call)).status
  }
  const documented = specificationCalls.map(({ operation, title, status }) => [`${operation}: ${title}`, status])
  expect(answered).toEqual(Object.fromEntries(documented))
})
