import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { openAccessStage, situations } from '#/runs-api/http/testing/access-stage.ts'
import { callers } from '#/runs-api/http/testing/test-callers.ts'
test('x', async () => {
  const stage = await openAccessStage()
  const routes = [...new Set(stage.it.system.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`))]
  const extra: [string,string][] = [
   ['DELETE /api/sessions','with an API token'],
   ['GET /api/{account}','a colleague'],
   ["GET /api/{account}/reports/{report}","in a colleague's personal collection"],
   ["GET /api/{account}/reports/{report}","in the caller's personal collection"],
   ["GET /api/{account}/reports/{report}","in the caller's personal collection, below their own address"],
   ["GET /api/{account}/reports/{report}","in a colleague's personal collection, below the colleague's address"],
   ['PATCH /api/{account}/reports/{report}','made by the caller'],
   ['PATCH /api/{account}/reports/{report}',"in the caller's personal collection, below their own address"],
   ['PATCH /api/{account}/reports/{report}/archive','made by the caller'],
   ['PATCH /api/{account}/reports/{report}/archive',"in the caller's personal collection, below their own address"],
   ['POST /api/{account}/reports/{report}/schedules','made by the caller'],
   ["POST /api/{account}/reports/{report}/runs","in a colleague's personal collection"],
   ["POST /api/{account}/reports/{report}/runs","in the caller's personal collection, below their own address"],
   ['PATCH /api/{account}/reports/{report}/runs/{run}/cancel','made by the caller'],
   ['PATCH /api/{account}/reports/{report}/runs/{run}/cancel','that is over'],
   ['POST /api/{account}/reports/{report}/runs/{run}/clone',"in a colleague's personal collection"],
   ['POST /api/{account}/reports/{report}/runs/{run}/duplicates','with collection_id'],
   ['GET /api/{account}/collections/{collection}',"in a colleague's personal collection"],
   ['GET /api/{account}/collections/{collection}',"in the caller's personal collection"],
   ['GET /api/{account}/reports/{report}/runs/{run}/query_runs/{query_run}/results/content.csv','by a signed address'],
   ['GET /api/{account}/reports/{report}/runs/{run}/query_runs/{query_run}/results/content.json','by a signed address'],
   ["GET /api/{account}/reports/{report}/runs/{run}/query_runs/{query_run}/results/content.json","in a colleague's personal collection"],
  ]
  const all: [string,string][] = routes.flatMap(r => [[r,''] as [string,string], ...extra.filter(([e]) => e===r)])
  const t0=Date.now()
  const lines = ['| Request | Of what | none | viewer | analyst | manager | admin | key | revoked | expired | stranger |','|---|---|---|---|---|---|---|---|---|---|---|']
  for (const [r,of] of all) { const st = await Promise.all(callers.map(c => stage.ask(r, situations[of]!, c))); lines.push(`| \`${r}\` | ${of} | ${st.join(' | ')} |`) }
  lines.push(`${Date.now()-t0} ms`)
  writeFileSync('/tmp/table.md', lines.join('\n'))
  await stage.close()
}, 120000)
