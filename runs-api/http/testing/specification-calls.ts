import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { Token } from '#/lib/contract/hal.ts'

/** Where the calls go, and in whose name. The report must run without parameters; the person may run and clone it. */
export type SpecificationTarget = {
  fetch: (request: Request) => Promise<Response>
  /** Scheme, host and port, in place of `https://app.mode.com`. */
  origin: string
  account: string
  report: string
  credential: { token: string; secret: string }
  /** An API key of the workspace, which must not clone. */
  workspaceKey: { token: string; secret: string }
}

/** The tokens that stand for the braces of the specification's addresses. */
type Tokens = { report: string; run: string; duplicate: string; collection: string }

type Caller = 'person' | 'workspace key' | 'nobody'

/** One call of the specification, and the code it documents for it. */
export type SpecificationCall = {
  operation: string
  status: number
  title: string
  method: 'GET' | 'POST'
  path: string
  body?: string
  by?: Caller
}

const runs = '/api/{account}/reports/{report}/runs'
const unknown = '0123456789ab'

function documented(
  operation: string,
  common: Pick<SpecificationCall, 'method' | 'path' | 'body'>,
  cases: (Pick<SpecificationCall, 'status' | 'title'> & Partial<SpecificationCall>)[],
): SpecificationCall[] {
  return cases.map((one) => ({ operation, ...common, ...one }))
}

/** Every operation of the specification with every code it documents; addresses, headers and body as in its curl calls. */
export const specificationCalls: readonly SpecificationCall[] = [
  ...documented('Get a report run', { method: 'GET', path: `${runs}/{run}` }, [
    { status: 200, title: 'a run' },
    { status: 401, title: 'without credentials', by: 'nobody' },
    { status: 404, title: 'an unknown run', path: `${runs}/${unknown}` },
  ]),
  ...documented('List report runs', { method: 'GET', path: runs }, [
    { status: 200, title: 'all runs' },
    { status: 200, title: 'filtered by time', path: `${runs}?filter=created_at.gt.2019-12-19T10:21:12Z` },
    { status: 200, title: 'in an order', path: `${runs}?order=asc&order_by=created_at` },
    { status: 401, title: 'without credentials', by: 'nobody' },
    { status: 404, title: 'of an unknown report', path: `/api/{account}/reports/${unknown}/runs` },
  ]),
  ...documented(
    'Create a report run',
    { method: 'POST', path: runs, body: '{\n"parameters": {\n"user_id": 123,\n"location": "San Francisco"\n}\n}' },
    [
      { status: 202, title: 'with parameters' },
      { status: 400, title: 'with a body that is no JSON', body: '{"parameters":' },
      { status: 400, title: 'with parameters that are no object', body: '{"parameters": "none"}' },
      { status: 401, title: 'without credentials', by: 'nobody' },
      { status: 404, title: 'of an unknown report', path: `/api/{account}/reports/${unknown}/runs` },
    ],
  ),
  ...documented('Clone a report run', { method: 'POST', path: `${runs}/{run}/clone` }, [
    { status: 200, title: 'a run' },
    { status: 400, title: 'with a workspace API key', by: 'workspace key' },
    { status: 401, title: 'without credentials', by: 'nobody' },
    { status: 404, title: 'an unknown run', path: `${runs}/${unknown}/clone` },
  ]),
  ...documented('Duplicate a report run', { method: 'POST', path: `${runs}/{run}/duplicates` }, [
    { status: 200, title: 'a run' },
    { status: 200, title: 'into a collection', path: `${runs}/{run}/duplicates?collection_id={collection}` },
    { status: 400, title: 'into an unknown one', path: `${runs}/{run}/duplicates?collection_id=${unknown}` },
    { status: 401, title: 'without credentials', by: 'nobody' },
    { status: 404, title: 'an unknown run', path: `${runs}/${unknown}/duplicates` },
  ]),
  ...documented('Get report run duplication status', { method: 'GET', path: `${runs}/{run}/duplicates/{duplicate}` }, [
    { status: 200, title: 'a duplicate' },
    { status: 401, title: 'without credentials', by: 'nobody' },
    { status: 404, title: 'an unknown duplicate', path: `${runs}/{run}/duplicates/${unknown}` },
  ]),
]

function authorizationOf(target: SpecificationTarget, by: Caller): Record<string, string> {
  if (by === 'nobody') return {}
  const { token, secret } = by === 'person' ? target.credential : target.workspaceKey
  return { authorization: `Basic ${btoa(`${token}:${secret}`)}` }
}

/** Makes one call of the specification, as its curl does: with both headers on every method. */
export async function askSpecification(
  target: SpecificationTarget,
  tokens: Tokens,
  { method, path, body, by = 'person' }: SpecificationCall,
): Promise<Response> {
  const filled = Object.entries({ ...tokens, account: target.account }).reduce(
    (address, [name, token]) => address.replaceAll(`{${name}}`, token),
    path,
  )
  return target.fetch(
    new Request(`${target.origin}${filled}`, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/hal+json', ...authorizationOf(target, by) },
      ...(body === undefined ? {} : { body }),
    }),
  )
}

const Made = z.object({ token: Token })
const Reported = z.object({ space_token: Token })
const finished = ['succeeded', 'completed', 'failed', 'cancelled']
const pollMs = 50
const patienceMs = 60_000

async function read<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return schema.parse(JSON.parse(text))
}

/**
 * Starts a run, waits for its end and duplicates it, so that all of the calls have something to name.
 * @throws when one of these is refused, or the run does not end within a minute
 */
export async function prepareSpecification(target: SpecificationTarget): Promise<Tokens> {
  const tokens = { report: target.report, run: '', duplicate: '', collection: '' }
  const ask = async <T>(method: 'GET' | 'POST', path: string, schema: z.ZodType<T>): Promise<T> =>
    read(await askSpecification(target, tokens, { operation: '', title: '', status: 200, method, path }), schema)
  tokens.collection = (await ask('GET', '/api/{account}/reports/{report}', Reported)).space_token
  tokens.run = (await ask('POST', runs, Made)).token
  const deadline = Date.now() + patienceMs
  const State = z.object({ state: z.string() })
  while (!finished.includes((await ask('GET', `${runs}/{run}`, State)).state)) {
    if (Date.now() > deadline) throw new Error(`Run ${tokens.run} has not ended`)
    await wait(pollMs)
  }
  tokens.duplicate = (await ask('POST', `${runs}/{run}/duplicates`, Made)).token
  return tokens
}
