import { LiquidError } from 'liquidjs'
import { AppError, messageOf } from '#/lib/errors.ts'

/** Liquid's limits, and the sentence for the author of the template that met them. */
const limitSentences: readonly (readonly [string, string])[] = [
  ['template render limit exceeded', 'The template took too long to render. Does it loop over too much?'],
  ['memory alloc limit exceeded', 'The template uses too much memory. Does it build a text in a loop?'],
  ['Invalid string length', 'The template writes too long a text.'],
  ['parse length limit exceeded', 'The query is too long for a template.'],
  ['Maximum call stack size exceeded', 'The blocks of the template are nested too deep.'],
]

/** What went wrong with a template, told to the person who wrote it or the one who gave the values. */
export function templateFailure(thrown: unknown): AppError {
  const known = appErrorIn(thrown)
  if (known) return known
  const message = messageOf(thrown)
  const limit = limitSentences.find(([sign]) => message.includes(sign))
  if (limit) return new AppError('unprocessable', limit[1], { cause: thrown })
  if (!LiquidError.is(thrown)) return new AppError('internal', message, { cause: thrown })
  return new AppError('unprocessable', `The template cannot be rendered: ${placed(message)}`, { cause: thrown })
}

/** Liquid wraps what our own filters and outputs throw. */
function appErrorIn(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown
  const inner: unknown = thrown instanceof Error ? Reflect.get(thrown, 'originalError') : null
  return inner instanceof AppError ? inner : null
}

function placed(message: string): string {
  return message.replace(/, line:(\d+), col:(\d+)$/, ' (line $1, column $2).')
}
