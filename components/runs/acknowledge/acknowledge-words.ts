import type { Acknowledgement, Run } from '#/lib/client/run.ts'
import { formatAmount, formatCount } from '#/lib/format/quantity.ts'

/** The open failures of a report: how many there are, what was last said of any, and of how many nobody has taken note. */
export type OpenFailures = { count: number; acknowledged: Acknowledgement | null; unacknowledged: number }

/** What these runs of a report, its open failures, say of who knows of them. */
export function openFailuresOf(runs: Pick<Run, 'failure'>[]): OpenFailures {
  const said = runs.flatMap(({ failure }) => failure?.acknowledged ?? [])
  const [newest = null] = said.toSorted((a, b) => b.at.localeCompare(a.at))
  return { count: runs.length, acknowledged: newest, unacknowledged: runs.length - said.length }
}

/** What the button says that takes note of all of them; null when somebody has, of each. */
export function acknowledgeAllWords({ count, acknowledged, unacknowledged }: OpenFailures): string | null {
  if (unacknowledged === 0) return null
  return acknowledged === null ? 'Acknowledge' : `Acknowledge all ${formatCount(count)}`
}

/** That some of them are not known, although somebody has taken note of others; null otherwise. */
export function unacknowledgedWords({ count, acknowledged, unacknowledged }: OpenFailures): string | null {
  if (acknowledged === null || unacknowledged === 0) return null
  const are = unacknowledged === 1 ? 'is' : 'are'
  return `${formatCount(unacknowledged)} of its ${formatAmount(count, 'open failure')} ${are} not acknowledged yet.`
}

/** How much more may be written, said all the while. */
export function roomWords(text: string, maxChars: number): string {
  const left = maxChars - text.trim().length
  if (left < 0) return `Up to ${maxChars} characters.`
  return `Up to ${maxChars} characters, ${left === maxChars ? 'or nothing' : `${formatCount(left)} left`}.`
}
