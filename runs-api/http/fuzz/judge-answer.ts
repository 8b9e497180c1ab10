import { z } from 'zod'
import { ErrorBody } from '#/lib/contract/hal.ts'
import { isErrorCode, messageOf, statusOf } from '#/lib/errors.ts'
import { unreadableMessage } from '#/runs-api/http/answers/unreadable-request.ts'
import type { Operation } from '#/runs-api/http/fuzz/operation.ts'
import type { RawAnswer, SentRequest } from '#/runs-api/http/fuzz/send-request.ts'

const ExactError = ErrorBody.strict()

/** What any path may answer, known or not. */
const everywhere = [401, 404, 405, 429]

function parsed(body: Buffer): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}

function errorComplaints({ status, body }: RawAnswer): string[] {
  const json = parsed(body)
  if ('problem' in json) return [`the error is no JSON: ${json.problem}`]
  const { data, error } = ExactError.safeParse(json.value)
  if (data === undefined) return [`the error is not {id, message}: ${error.message}`]
  if (!/\w/.test(data.message)) return ['the message says nothing']
  if (!isErrorCode(data.id)) return [`"${data.id}" is no code of the contract`]
  return statusOf(data.id) === status ? [] : [`"${data.id}" is ${statusOf(data.id)}, and the status is ${status}`]
}

function successComplaints({ status, headers, body }: RawAnswer, operation: Operation): string[] {
  if (!(headers['content-type'] ?? '').includes('json')) return []
  const json = parsed(body)
  if ('problem' in json) return [`the answer is no JSON: ${json.problem}`]
  const { error } = operation.answers.get(status)?.safeParse(json.value) ?? {}
  return error === undefined ? [] : [`the answer breaks its schema: ${z.prettifyError(error)}`]
}

function* headerComplaints({ status, headers }: RawAnswer): Generator<string> {
  for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-request-id']) {
    if (headers[name] === undefined) yield `${name} is missing`
  }
  if (headers['x-injected'] !== undefined) yield 'a header was injected'
  if (status === 401 && headers['www-authenticate'] !== 'Basic realm="runs"') yield 'WWW-Authenticate is missing'
  if (status === 405 && !headers.allow) yield 'Allow is missing'
  if (status === 429 && !/^[1-9]\d*$/.test(headers['retry-after'] ?? '')) yield 'Retry-After is missing'
}

function* statusComplaints(
  request: SentRequest,
  { status }: RawAnswer,
  operation: Operation | undefined,
): Generator<string> {
  if (status >= 500) yield `the answer is ${status}`
  const known = operation?.statuses ?? (request.method === 'OPTIONS' ? [204, 400] : [400])
  if (!known.includes(status) && !everywhere.includes(status)) yield `${status} is not documented here`
}

/** True for what the server refused before the API saw it; that has no request id and costs nobody's rate. */
function isUnreadable({ status, headers, body }: RawAnswer): boolean {
  return (
    status === 400 && headers['x-request-id'] === undefined && (body.length === 0 || body.includes(unreadableMessage))
  )
}

/** Every promise of the contract that an answer breaks (RUNS-API 1), in words; none for a good answer. */
export function judgeAnswer(operation: Operation | undefined, request: SentRequest, answer: RawAnswer): string[] {
  if (isUnreadable(answer)) return request.method === 'HEAD' ? [] : errorComplaints(answer)
  const complaints = [...headerComplaints(answer), ...statusComplaints(request, answer, operation)]
  if (request.method === 'HEAD') return answer.body.length === 0 ? complaints : [...complaints, 'HEAD has a body']
  if (answer.status >= 400) return [...complaints, ...errorComplaints(answer)]
  return operation === undefined ? complaints : [...complaints, ...successComplaints(answer, operation)]
}
