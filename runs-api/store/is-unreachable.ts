/** SQLSTATE classes and codes with which a server says it is not there for us: going, coming, full, or cut off. */
const goneStates = /^(08...|57P01|57P02|57P03|53300)$/

/** The pool and the driver know no code for these. */
const goneMessages =
  /^(timeout exceeded when trying to connect|connection terminated|client has encountered a connection error)/i

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

function textOf(error: Error, property: 'code' | 'syscall'): string {
  const value: unknown = Reflect.get(error, property)
  return typeof value === 'string' ? value : ''
}

/** True for the errors of a store that cannot be reached, as opposed to one that refuses what was asked. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = textOf(error, 'code')
  if (networkCodes.has(code) || goneStates.test(code)) return true
  if (textOf(error, 'syscall') === 'connect') return true
  return goneMessages.test(error.message)
}
