import { AppError } from '#/lib/errors.ts'

const maxDepth = 64
const nul = '\0'

function bad(message: string, cause?: unknown): AppError {
  return new AppError('bad_request', message, { cause })
}

/** How deep the brackets of a JSON text nest, counted before it is parsed; those in strings do not count. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') isInString = !isInString
    else if (character === '\\' && isInString) at += 1
    else if (isInString) continue
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1))
    else if (character === '}' || character === ']') depth -= 1
  }
  return deepest
}

/** Why a text cannot be kept: Postgres has no NUL in a text, and JSON in it no half of a surrogate pair. */
function problemOf(text: string): string | undefined {
  if (text.includes(nul)) return 'holds a NUL character'
  return text.isWellFormed() ? undefined : 'holds half of a surrogate pair'
}

function checkTexts(value: unknown, path: string): void {
  if (typeof value === 'string') {
    const problem = problemOf(value)
    if (problem !== undefined) throw bad(`${path || 'The body'} ${problem}; take it out.`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === '__proto__') throw bad(`"__proto__" cannot be a name in ${path || 'the body'}; take another.`)
      const problem = problemOf(name)
      if (problem !== undefined) throw bad(`A name in ${path || 'the body'} ${problem}; take it out.`)
      checkTexts(inner, path === '' ? name : `${path}.${name}`)
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const position = cause instanceof Error ? /at position \d+/.exec(cause.message)?.[0] : undefined
    throw bad(`The body is not valid JSON${position === undefined ? '' : ` (${position})`}.`, cause)
  }
}

/**
 * Reads the text of a body. An empty one is an empty object (RUNS-API 3).
 * @throws AppError `bad_request` for anything but a JSON object that nests at most 64 deep and holds texts we can keep
 */
export function parseJsonObject(text: string): object {
  if (text.trim() === '') return {}
  if (depthOf(text) > maxDepth) throw bad(`The body nests deeper than ${maxDepth} levels.`)
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const kind = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`
    throw bad(`The body is ${kind}; it takes a JSON object.`)
  }
  checkTexts(value, '')
  return value
}
