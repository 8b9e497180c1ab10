import { readFilter } from '#/lib/filters/run-filter.ts'

// A line holds one filter, so what breaks lines in a value is written as the address writes it.
const breaks: Record<string, string> = { '\n': '%0A', '\r': '%0D' }

function lineOf(filter: string): string {
  return filter.replaceAll(/%(?=0A|0D|25)/g, '%25').replaceAll(/[\n\r]/g, (character) => breaks[character] ?? '')
}

function filterOf(line: string): string {
  return line.replaceAll(/%(0A|0D|25)/g, (written) => decodeURIComponent(written))
}

/** Filters as text to edit, one a line, in the grammar of the address. */
export function formatLines(filters: string[]): string {
  return filters.map(lineOf).join('\n')
}

/** The filters of such a text, broken ones too. An empty line is none. */
export function parseLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map(filterOf)
}

/** What is wrong, line by line, counted from 1. */
export function lineProblems(text: string): { line: number; problem: string }[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const problem = line.trim() === '' ? null : readFilter(filterOf(line)).problem
    return problem === null ? [] : [{ line: index + 1, problem }]
  })
}
