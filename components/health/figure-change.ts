import { formatDuration } from '#/lib/format/duration.ts'
import { formatCount } from '#/lib/format/quantity.ts'

/** Which way a figure should go; `neither` where more is not better or worse. */
export type Wanted = 'up' | 'down' | 'neither'
export type Change = { words: string; look: 'better' | 'worse' | 'same' }

function lookOf(difference: number, wanted: Wanted): Change['look'] {
  if (difference === 0 || wanted === 'neither') return 'same'
  return difference > 0 === (wanted === 'up') ? 'better' : 'worse'
}

type Pair = { now: number | null; before: number | null }

function change({ now, before }: Pair, wanted: Wanted, say: (size: number) => string): Change | null {
  if (now === null || before === null) return null
  const difference = now - before
  if (difference === 0) return { words: 'the same', look: 'same' }
  return { words: `${say(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'}`, look: lookOf(difference, wanted) }
}

/** A share from 0 to 1 in per cent with one digit; a share short of everything never reads 100 %. */
export function formatShare(share: number): string {
  const rounded = Math.round(share * 1000) / 10
  const shown = rounded === 100 && share < 1 ? 99.9 : rounded === 0 && share > 0 ? 0.1 : rounded
  return `${shown} %`
}

/** How shares differ, in points; nothing where either is unknown. */
export function shareChange(pair: Pair, wanted: Wanted): Change | null {
  const tenths = (share: number | null) => (share === null ? null : Math.round(share * 1000))
  const inTenths = { now: tenths(pair.now), before: tenths(pair.before) }
  return change(inTenths, wanted, (size) => `${size / 10} ${size === 10 ? 'point' : 'points'}`)
}

export function countChange(pair: Pair, wanted: Wanted): Change | null {
  const counted = change(pair, wanted, formatCount)
  return counted && { ...counted, words: counted.words.replace(/less$/, 'fewer') }
}

export function secondsChange(pair: Pair, wanted: Wanted): Change | null {
  const longer = change(pair, wanted, formatDuration)
  return longer && { ...longer, words: longer.words.replace(/more$/, 'longer').replace(/less$/, 'shorter') }
}
