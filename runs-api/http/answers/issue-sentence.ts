import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const maxShown = 80

/** What came, short enough for a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
}

/** The value at a path of what was sent; undefined where the path leads nowhere. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}

const nouns: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

function bound(issue: Issue & { code: 'too_small' | 'too_big' }): string {
  const [word, limit] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum]
  const units: Record<string, string> = { string: ' characters', array: ' entries', set: ' entries' }
  return `takes ${word} ${limit}${units[issue.origin] ?? ''}`
}

/** What is allowed, as the rest of a sentence that begins with the field. */
function allowed(issue: Issue): string {
  // A schema of ours that has its own words begins them in lower case; zod's begin with a capital.
  if (/^[a-z]/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return `takes ${nouns[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `takes ${issue.values.map((value) => shown(value)).join(', ')}`
  if (issue.code === 'too_small' || issue.code === 'too_big') return bound(issue)
  if (issue.code === 'invalid_format') return `takes a text of the form ${issue.pattern ?? issue.format}`
  if (issue.code === 'invalid_union') return `takes ${unionWords(issue)}`
  if (issue.code === 'unrecognized_keys') return `does not know ${issue.keys.map((key) => shown(key)).join(', ')}`
  return `is refused: ${issue.message}`
}

/** Each alternative's own words, when all of them speak of the value as a whole. */
function unionWords(issue: Issue & { code: 'invalid_union' }): string {
  const words = issue.errors.flatMap(([first]) =>
    first?.path.length === 0 ? [allowed(first).replace(/^takes /, '')] : [],
  )
  return [...new Set(words)].join(' or ') || 'another form'
}

/** A union's own issue says nothing of the field: what is said is of the alternative with the least wrong in it. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const nearest = issue.errors
    .filter((issues) => issues.some(({ path }) => path.length > 0))
    .toSorted((a, b) => a.length - b.length)[0]
  const [first] = nearest ?? []
  return first === undefined ? issue : innermost({ ...first, path: [...issue.path, ...first.path] })
}

export type IssueSentence = { field: string; isMissing: boolean; sentence: string }

/** Says of the first thing that is wrong with `input`: which field, what is allowed there and what came (RUNS-API 1). */
export function issueSentence(error: z.core.$ZodError, input: unknown): IssueSentence {
  const [first] = error.issues
  if (first === undefined) return { field: '', isMissing: false, sentence: 'The request is not understood.' }
  const issue = innermost(first)
  const value = valueAt(input, issue.path)
  const field = issue.path.map(String).join('.')
  const came = value === undefined ? 'and is missing' : `not ${shown(value)}`
  const words = allowed(issue)
  const sentence = `${field || 'The body'} ${words}${words.startsWith('takes ') ? `, ${came}` : ''}.`
  return { field, isMissing: value === undefined, sentence }
}
