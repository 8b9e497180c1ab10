import { parameterText } from '#/components/runs/parameter-text.ts'
import { type Parameters, canonicalParameters } from '#/lib/reports/parameters.ts'

const longestValue = 80
const longestHint = 600

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** A parameter set in a line, with more of it for the hint, and what tells it from others. */
export function setWords(parameters: Parameters): { short: string; full: string; key: string } {
  const entries = Object.entries(parameters).map(([name, value]): [string, string] => [name, parameterText(value)])
  const short = entries.map(([name, value]) => `${name} ${shortened(value, longestValue)}`).join(' · ')
  return {
    short: short === '' ? 'no parameters' : shortened(short, longestHint),
    full: shortened(entries.map(([name, value]) => `${name}: ${value}`).join('\n'), longestHint),
    key: canonicalParameters(parameters),
  }
}
