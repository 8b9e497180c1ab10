/** Bars chosen on a chart: from `anchor`, where choosing began, to `head`, where it is now; both included. */
export type BucketRange = { anchor: number; head: number }

export function firstAndLast({ anchor, head }: BucketRange): [number, number] {
  return [Math.min(anchor, head), Math.max(anchor, head)]
}

type Move = { key: string; isExtending: boolean; count: number }

/** Where the choice goes on a key: arrows move it, with Shift they widen it; Home and End go to the ends. Null for other keys. */
export function movedRange(range: BucketRange | null, { key, isExtending, count }: Move): BucketRange | null {
  const last = count - 1
  const from = range ?? { anchor: last, head: last }
  const heads: Record<string, number> = {
    ArrowLeft: range === null ? last : from.head - 1,
    ArrowRight: range === null ? last : from.head + 1,
    PageUp: from.head - 10,
    PageDown: from.head + 10,
    Home: 0,
    End: last,
  }
  const wanted = heads[key]
  if (wanted === undefined || count === 0) return null
  const head = Math.max(0, Math.min(last, wanted))
  return { head, anchor: isExtending ? from.anchor : head }
}
