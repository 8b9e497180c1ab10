export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** A path of the runs API and what may be asked of it. */
export type Endpoint = { path: string; methods: readonly Method[] }

export type EndpointMatch = {
  endpoint: Endpoint
  /** The matched path as it may be sent on: repeated and trailing slashes gone, each segment checked. */
  path: string
  parameters: Record<string, string>
}

const token = /^[0-9a-f]{12}$/

const username = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/

/** What each `{parameter}` of a path may be (RUNS-API 1); reading accepts an account's name in any case. */
const parameterPatterns: Record<string, RegExp> = {
  account: username,
  report: token,
  run: token,
  duplicate: token,
  query_run: token,
  query: token,
  schedule: token,
  collection: token,
  data_source: token,
  view: token,
  person: username,
  token,
  session: token,
  key: token,
}

const get = ['GET'] as const
const report = '/{account}/reports/{report}'
const run = `${report}/runs/{run}`
const queryRun = `${run}/query_runs/{query_run}`

/** Every path of the runs API, literal segments before parameters: the first that matches is meant (RUNS-API 2 to 8). */
export const endpoints: readonly Endpoint[] = [
  { path: '/account', methods: ['GET', 'PATCH'] },
  { path: '/account/password', methods: ['PATCH'] },
  { path: '/account/tokens', methods: ['GET', 'POST'] },
  { path: '/account/tokens/{token}', methods: ['DELETE'] },
  { path: '/account/sessions', methods: ['GET', 'DELETE'] },
  { path: '/account/sessions/{session}', methods: ['DELETE'] },
  { path: '/verify', methods: get },
  { path: '/sessions', methods: ['POST', 'DELETE'] },
  { path: '/health', methods: get },
  { path: '/openapi.json', methods: get },
  { path: '/{account}', methods: get },
  { path: '/{account}/health', methods: get },
  { path: '/{account}/failures', methods: get },
  { path: '/{account}/runs', methods: get },
  { path: '/{account}/runs/summary', methods: get },
  { path: '/{account}/runs/facets', methods: get },
  { path: '/{account}/runs/timeline', methods: get },
  { path: '/{account}/runs/export.csv', methods: get },
  { path: '/{account}/runs/events', methods: get },
  { path: '/{account}/reports', methods: get },
  { path: '/{account}/report_names', methods: get },
  { path: '/{account}/people', methods: ['GET', 'POST'] },
  { path: '/{account}/people/{person}', methods: ['PATCH', 'DELETE'] },
  { path: '/{account}/people/{person}/link', methods: ['POST'] },
  { path: '/{account}/keys', methods: ['GET', 'POST'] },
  { path: '/{account}/keys/{key}', methods: ['DELETE'] },
  { path: '/{account}/views', methods: ['GET', 'POST'] },
  { path: '/{account}/views/{view}', methods: ['PATCH', 'DELETE'] },
  { path: '/{account}/data_sources', methods: get },
  { path: '/{account}/data_sources/{data_source}', methods: get },
  { path: '/{account}/collections', methods: get },
  { path: '/{account}/collections/{collection}', methods: get },
  { path: '/{account}/collections/{collection}/reports', methods: get },
  { path: report, methods: ['GET', 'PATCH'] },
  { path: `${report}/parameter_sets`, methods: get },
  { path: `${report}/archive`, methods: ['PATCH'] },
  { path: `${report}/unarchive`, methods: ['PATCH'] },
  { path: `${report}/queries`, methods: get },
  { path: `${report}/queries/{query}`, methods: get },
  { path: `${report}/pins`, methods: get },
  { path: `${report}/filters`, methods: get },
  { path: `${report}/subscriptions`, methods: get },
  { path: `${report}/schedules`, methods: ['GET', 'POST'] },
  { path: `${report}/schedules/{schedule}`, methods: ['GET', 'PATCH', 'DELETE'] },
  { path: `${report}/results/content.csv`, methods: get },
  { path: `${report}/runs`, methods: ['GET', 'POST'] },
  { path: run, methods: get },
  { path: `${run}/neighbours`, methods: get },
  { path: `${run}/comparison`, methods: get },
  { path: `${run}/cancel`, methods: ['PATCH'] },
  { path: `${run}/acknowledge`, methods: ['PATCH'] },
  { path: `${run}/unacknowledge`, methods: ['PATCH'] },
  { path: `${run}/clone`, methods: ['POST'] },
  { path: `${run}/duplicates`, methods: ['POST'] },
  { path: `${run}/duplicates/{duplicate}`, methods: get },
  { path: `${run}/python_cell_runs`, methods: get },
  { path: `${run}/results/content.csv`, methods: get },
  { path: `${run}/results/content.json`, methods: get },
  { path: `${run}/query_runs`, methods: get },
  { path: queryRun, methods: get },
  { path: `${queryRun}/results`, methods: get },
  { path: `${queryRun}/results/content.csv`, methods: get },
  { path: `${queryRun}/results/content.json`, methods: get },
]

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

const patterns = endpoints.map((endpoint) => ({ endpoint, segments: segmentsOf(endpoint.path) }))

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? ''
    if (expected.startsWith('{')) {
      const name = expected.slice(1, -1)
      if (!parameterPatterns[name]?.test(given)) return undefined
      parameters[name] = given
    } else if (expected !== given && !(expected === 'collections' && given === 'spaces')) {
      return undefined
    }
  }
  return parameters
}

/**
 * The endpoint a path under `/api` means, or undefined. Takes the path as it stands in the request line, undecoded and
 * without its query string: an encoded slash, dot or NUL matches no segment, so it can never enter an upstream path.
 */
export function matchEndpoint(path: string): EndpointMatch | undefined {
  const [base, ...segments] = segmentsOf(path)
  if (base !== 'api' || !path.startsWith('/')) return undefined
  for (const { endpoint, segments: pattern } of patterns) {
    const parameters = matchSegments(pattern, segments)
    if (parameters) return { endpoint, path: `/api/${segments.join('/')}`, parameters }
  }
  return undefined
}

/** What an `Allow` header says of an endpoint: HEAD is answered wherever GET is. */
export function allowedMethods(endpoint: Endpoint): string {
  return endpoint.methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
}

/** True when the method, in capitals, may be used on the endpoint. */
export function allowsMethod(endpoint: Endpoint, method: string): boolean {
  return allowedMethods(endpoint).split(', ').includes(method)
}
