import fc from 'fast-check'
import { z } from 'zod'
import { messageOf } from '#/lib/errors.ts'
import { Token } from '#/lib/contract/hal.ts'
import type { FuzzPlace, FuzzWorld } from '#/runs-api/http/fuzz/fuzz-world.ts'
import { judgeAnswer } from '#/runs-api/http/fuzz/judge-answer.ts'
import { operationOf, type Operation } from '#/runs-api/http/fuzz/operation.ts'
import type { FuzzTarget } from '#/runs-api/http/fuzz/open-fuzz-target.ts'
import { randomRequest, type FuzzCaller, type RandomRequest } from '#/runs-api/http/fuzz/random-request.ts'
import { sendRequest, type RawAnswer, type SentRequest } from '#/runs-api/http/fuzz/send-request.ts'
import { basic } from '#/runs-api/http/testing/test-app.ts'

export type FuzzFailure = { request: SentRequest; answer: RawAnswer | undefined; complaints: string[] }
export type FuzzReport = {
  byStatus: Map<number, number>
  failures: FuzzFailure[]
  /** The operations that no request was good enough for. */
  unreached: string[]
}
export type FuzzPlan = { seed: number; requests: number; lanes: number }

const maxPlaces = 300
const garbage = [
  '',
  'Basic',
  'Basic ***',
  'Bearer abc',
  'Basic OjpzZWNyZXQ=',
  `Basic ${'A'.repeat(6_000)}`,
  '\u00ff\u00fe',
]

/** What a placeholder stands for: something of the world, or so many characters. */
function filledIn(text: string, places: readonly FuzzPlace[], place: number): string {
  return text.replaceAll(/<(\w+)(?::(\d+))?>/g, (all, name: string, number?: string) => {
    if (name === 'filler') return 'x'.repeat(Number(number))
    const at = number === undefined ? place : Number(number)
    return places[at % places.length]?.[name] ?? all
  })
}

async function authorizationOf({ credentialOf }: FuzzWorld, caller: FuzzCaller, place: number) {
  if (caller === 'garbage') return garbage[place % garbage.length]
  const credential = await credentialOf(caller)
  return credential === undefined ? undefined : basic(credential)
}

async function sentRequest(world: FuzzWorld, random: RandomRequest): Promise<SentRequest> {
  const { method, target, caller, place, headers, body } = random
  const fill = (text: string): string => filledIn(text, world.places, place)
  const authorization = await authorizationOf(world, caller, place)
  return {
    method,
    // Node's client refuses bytes that no request line may hold; those go escaped.
    target: fill(target).replaceAll(/[^\u0021-\u00ff]/g, encodeURIComponent),
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
    body: body === undefined ? undefined : { ...body, text: fill(body.text) },
  }
}

const made = [
  { path: /\/reports\/[^/]+\/runs\/?$/, name: 'run' },
  { path: /\/schedules\/?$/, name: 'schedule' },
  { path: /\/duplicates\/?$/, name: 'duplicate' },
]

/** What a request has made is there to be asked for by those that follow. */
function learn({ places }: FuzzWorld, { method, target }: SentRequest, { status, body }: RawAnswer): void {
  const path = target.split('?')[0] ?? ''
  const kind = made.find((known) => known.path.test(path))
  if (kind === undefined || method !== 'POST' || status > 202 || places.length >= maxPlaces) return
  const { data } = z.object({ token: Token }).safeParse(JSON.parse(body.toString()))
  const place = places.find(({ report }) => report !== undefined && path.includes(report))
  if (data !== undefined && place !== undefined) places.push({ ...place, [kind.name]: data.token })
}

type Run = { target: FuzzTarget; byStatus: Map<number, number>; failures: FuzzFailure[]; reached: Set<Operation> }

async function tried({ target, byStatus, failures, reached }: Run, random: RandomRequest): Promise<void> {
  const request = await sentRequest(target.world, random)
  try {
    const isStream = (type: string): boolean => type.startsWith('text/event-stream')
    const answer = await sendRequest(target.origin, request, (headers) => isStream(headers['content-type'] ?? ''))
    byStatus.set(answer.status, (byStatus.get(answer.status) ?? 0) + 1)
    const operation = operationOf(target.operations, request)
    if (operation !== undefined && answer.status < 300) reached.add(operation)
    const complaints = judgeAnswer(operation, request, answer)
    if (complaints.length > 0) failures.push({ request, answer, complaints })
    learn(target.world, request, answer)
  } catch (error) {
    failures.push({ request, answer: undefined, complaints: [`no answer: ${messageOf(error)}`] })
  }
}

/** Sends random requests, `lanes` at a time, and judges every answer. The seed alone settles which requests. */
export async function runFuzz(target: FuzzTarget, { seed, requests, lanes }: FuzzPlan): Promise<FuzzReport> {
  const run: Run = { target, byStatus: new Map(), failures: [], reached: new Set() }
  const waiting = fc.sample(randomRequest(target.operations), { seed, numRuns: requests }).values()
  const lane = async (): Promise<void> => {
    for (const random of waiting) await tried(run, random)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const unreached = target.operations.filter((operation) => !run.reached.has(operation))
  return { ...run, unreached: unreached.map(({ method, path }) => `${method} ${path}`) }
}

/** A failure as a person reads it: what was asked, what came, and what is wrong with that. */
export function failureText({ request, answer, complaints }: FuzzFailure): string {
  const { method, target, headers, body } = request
  const sent = body === undefined ? '' : `\n  body ${JSON.stringify(body.text.slice(0, 300))}`
  const came = answer === undefined ? '' : `\n  ${answer.status} ${answer.body.toString().slice(0, 300)}`
  const { authorization, ...shown } = headers
  const who = authorization === undefined ? 'without credentials' : 'with credentials'
  const asked = `${method} ${target.slice(0, 300)} ${who} ${JSON.stringify(shown).slice(0, 300)}`
  return `${asked}${sent}${came}\n  ${complaints.map((complaint) => `→ ${complaint}`).join('\n  ')}`
}
