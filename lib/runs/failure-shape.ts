/**
 * What differs between two failures for the same reason: quoted literals, times, identifiers, tokens, numbers with their sign
 * and before their unit. An apostrophe within a word begins no literal, and a number within a name is part of it.
 */
const varying = [
  /(?<!\w)'(?:[^']|'')*'/g,
  /"(?:[^"]|"")*"/g,
  /\b\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?/g,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /\b0x[0-9a-f]+\b/gi,
  /\b(?:[0-9a-f]{12,}|(?=[a-f]*\d)[0-9a-f]{8,})\b/gi,
  /\b(?=[a-z]*\d)[a-z\d]{16,}\b/gi,
  /(?:(?<![\w)])-)?\b\d+(?:[,_]\d{3})*(?:\.\d+)?(?:e[+-]?\d+\b)?/gi,
]

/** The message of a failure with a question mark for each value in it: the same for all failures of one reason. */
export function failureShape(message: string): string {
  return varying.reduce((text, pattern) => text.replaceAll(pattern, '?'), message)
}

/** A part of a message; it `varies` where another failure for the same reason may say something else. */
export type MessagePart = { text: string; varies: boolean }

/** A shape on its way: `places` are where in the message its characters begin, `valuePlaces` where values do. */
type Traced = { text: string; places: number[]; valuePlaces: Set<number> }

function withoutValues({ text, places, valuePlaces }: Traced, pattern: RegExp): Traced {
  const next: Traced = { text: '', places: [], valuePlaces: new Set(valuePlaces) }
  let end = 0
  for (const { 0: value, index } of text.matchAll(pattern)) {
    const place = places[index] ?? 0
    next.text += `${text.slice(end, index)}?`
    next.places = [...next.places, ...places.slice(end, index), place]
    next.valuePlaces.add(place)
    end = index + value.length
  }
  return { ...next, text: next.text + text.slice(end), places: [...next.places, ...places.slice(end)] }
}

/** The message in parts, its values apart from what makes the reason. Joined they are the message. */
export function messageParts(message: string): MessagePart[] {
  const everyPlace = Array.from({ length: message.length }, (_each, at) => at)
  const whole: Traced = { text: message, places: everyPlace, valuePlaces: new Set() }
  const { places, valuePlaces } = varying.reduce(withoutValues, whole)
  const parts: MessagePart[] = []
  for (const [at, place] of places.entries()) {
    const text = message.slice(place, places[at + 1] ?? message.length)
    const varies = valuePlaces.has(place)
    const last = parts.at(-1)
    if (last !== undefined && last.varies === varies) last.text += text
    else parts.push({ text, varies })
  }
  return parts
}
