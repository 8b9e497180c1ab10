import { diffLines } from 'diff'

/** A line of two texts: in both, in the first alone, or in the second alone. */
export type DifferenceLine = { kind: 'both' | 'first' | 'second'; text: string }
/** A stretch of the difference; `skipped` are equal lines left out for being far from any other. */
export type DifferencePart = { lines: DifferenceLine[]; skipped: number }

const context = 3

function linesOf(first: string, second: string): DifferenceLine[] {
  return diffLines(first, second).flatMap(({ value, added, removed }) => {
    const kind = added ? 'second' : removed ? 'first' : 'both'
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): DifferenceLine => ({ kind, text }))
  })
}

/** The lines that differ, with three equal ones around each; before each part, how many equal lines were left out. */
export function lineDifference(first: string, second: string): DifferencePart[] {
  const parts: DifferencePart[] = []
  let skipped = 0
  const lines = linesOf(first, second)
  const isNear = (at: number) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'both')
  for (const [at, line] of lines.entries()) {
    const last = parts.at(-1)
    if (!isNear(at)) skipped += 1
    else if (last === undefined || skipped > 0) {
      parts.push({ lines: [line], skipped })
      skipped = 0
    } else last.lines.push(line)
  }
  return skipped > 0 && parts.length > 0 ? [...parts, { lines: [], skipped }] : parts
}
