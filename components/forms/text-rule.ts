/** What a field of text takes. Its sentences go on from its label, which stands above them. */
export type TextRule = {
  /** Said when nothing stands there; absent where that is fine. */
  empty?: string
  maxChars?: number
  /** Blanks around it count, as in a password. */
  isVerbatim?: boolean
  /** What else is wrong with what stands there, as a sentence; null when nothing is. */
  problem?: (text: string) => string | null
}

const figures = new Intl.NumberFormat('en')

/** Says when a text is too long, which is said while it is typed: nothing of it is cut off. */
export function lengthProblem(text: string, { maxChars = Infinity, isVerbatim = false }: TextRule): string | null {
  const { length } = isVerbatim ? text : text.trim()
  if (length <= maxChars) return null
  return `This may have ${figures.format(maxChars)} characters at most; it has ${figures.format(length)}.`
}

/** The first thing that is wrong with a text; null when it can be sent. */
export function textProblem(given: string, rule: TextRule): string | null {
  const text = rule.isVerbatim ? given : given.trim()
  if (text === '') return rule.empty ?? null
  return lengthProblem(text, rule) ?? rule.problem?.(text) ?? null
}

/** A name of up to `maxChars` characters. */
export function nameRule(maxChars: number): TextRule {
  return { empty: 'This is empty: give a name.', maxChars }
}

export const usernameHint = '1 to 39 lowercase letters, digits, - and _, beginning with a letter or digit.'

/** The rule itself stands in the hint below. */
function usernameProblem(text: string): string | null {
  const [wrong] = /[^a-z0-9_-]/u.exec(text) ?? []
  if (wrong !== undefined) return `This may not hold ${wrong.trim() === '' ? 'a space' : `“${wrong}”`}.`
  return /^[a-z0-9]/.test(text) ? null : 'This begins with a letter or a digit.'
}

export const usernameRule: TextRule = {
  empty: 'This is empty: give a username.',
  maxChars: 39,
  problem: usernameProblem,
}

export const newPasswordRule: TextRule = {
  empty: 'This is empty: give a password of at least 8 characters.',
  maxChars: 1_000,
  isVerbatim: true,
  problem: (text) => (text.length < 8 ? 'This needs at least 8 characters.' : null),
}

export const passwordRule: TextRule = { empty: 'This is empty: give the password.', maxChars: 1_000, isVerbatim: true }
