/** Something that lies in a lane from its left end to its right, in pixels. */
export type Stretch = { leftPx: number; rightPx: number }

/** What is drawn in a lane: one thing, or several that lie too close to be told apart. */
export type Bar<T> = Stretch & { row: number; items: T[] }

export type LaneLayout<T> = { bars: Bar<T>[]; rows: number }

const maxRows = 3
/** No bar is narrower: it must be hit by a finger and hold the shape of its state. */
export const leastBarPx = 24
const batchPx = 84
const gapPx = 1

/** `endPx` is where it really ends, however wide it is drawn. */
type Loose<T> = Stretch & { endPx: number; items: T[] }

/** A stretch of at least the least width that stays within the lane. */
function visible({ leftPx, rightPx }: Stretch, widthPx: number): Stretch {
  const left = Math.min(Math.max(0, leftPx), Math.max(0, widthPx - leastBarPx))
  return { leftPx: left, rightPx: Math.max(left + leastBarPx, Math.min(rightPx, widthPx)) }
}

/** Groups of stretches in which each touches another, in their order. */
function clustersOf<T>(stretches: Loose<T>[]): Loose<T>[][] {
  const clusters: Loose<T>[][] = []
  let reachPx = -Infinity
  for (const stretch of stretches) {
    if (stretch.leftPx >= reachPx + gapPx) clusters.push([])
    clusters.at(-1)?.push(stretch)
    reachPx = Math.max(reachPx, stretch.rightPx)
  }
  return clusters
}

/** Each in the first row that has room; null where three rows have none. */
function stacked<T>(stretches: Loose<T>[]): Bar<T>[] | null {
  const ends = Array.from({ length: maxRows }, () => -Infinity)
  const bars: Bar<T>[] = []
  for (const stretch of stretches) {
    const row = ends.findIndex((end) => stretch.leftPx >= end + gapPx)
    if (row === -1) return null
    ends[row] = stretch.rightPx
    bars.push({ leftPx: stretch.leftPx, rightPx: stretch.rightPx, items: stretch.items, row })
  }
  return bars
}

/** Neighbours gathered until a batch has room for its words. */
function gathered<T>(stretches: Loose<T>[], leastPx: number): Loose<T>[] {
  const batches: Loose<T>[] = []
  for (const stretch of stretches) {
    const batch = batches.at(-1)
    if (batch === undefined || stretch.leftPx >= batch.leftPx + leastPx) {
      batches.push({ ...stretch, items: [...stretch.items] })
      continue
    }
    batch.items.push(...stretch.items)
    batch.rightPx = Math.max(batch.rightPx, stretch.rightPx)
    batch.endPx = Math.max(batch.endPx, stretch.endPx)
  }
  return batches.map((batch, at) => {
    // What is only drawn wider makes room for its neighbour.
    const roomPx = (batches[at + 1]?.leftPx ?? Infinity) - gapPx
    return { ...batch, rightPx: Math.max(batch.endPx, batch.leftPx + leastBarPx, Math.min(batch.rightPx, roomPx)) }
  })
}

function batched<T>(cluster: Loose<T>[]): Bar<T>[] {
  const [first] = cluster
  const reachPx = Math.max(...cluster.map(({ rightPx }) => rightPx)) - (first?.leftPx ?? 0)
  for (let leastPx = batchPx; leastPx < 2 * reachPx; leastPx *= 2) {
    const batches = gathered(cluster, leastPx)
    const bars = stacked(batches)
    if (bars !== null) return bars
  }
  return gathered(cluster, Infinity).map((batch) => ({ ...batch, row: 0 }))
}

/**
 * Lays out a lane: things that overlap are stacked in up to three rows, and where those are too few, neighbours become one
 * batch. Nothing overlaps in a row, and nothing is lost.
 */
export function layOutLane<T>(items: T[], stretchOf: (item: T) => Stretch, widthPx: number): LaneLayout<T> {
  const stretches = items
    .map((item): Loose<T> => ({
      ...visible(stretchOf(item), widthPx),
      endPx: Math.min(stretchOf(item).rightPx, widthPx),
      items: [item],
    }))
    .sort((a, b) => a.leftPx - b.leftPx || a.rightPx - b.rightPx)
  const bars = clustersOf(stretches).flatMap((cluster) => stacked(cluster) ?? batched(cluster))
  return { bars, rows: Math.max(1, ...bars.map(({ row }) => row + 1)) }
}
