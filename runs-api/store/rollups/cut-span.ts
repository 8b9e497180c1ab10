/** What a stretch of time is read from: rollups by UTC day or hour, or the runs themselves. */
export type Grain = 'day' | 'hour' | 'run'

/** From one moment up to another, in milliseconds: what lies within belongs to bucket `plus` and not to bucket `minus`. */
export type Stretch = { fromMs: number; toMs: number; plus: number | null; minus: number | null }

export type CutSpan = Record<Grain, Stretch[]>

const hourMs = 3_600_000
const widths: Record<Grain, number> = { day: 24 * hourMs, hour: hourMs, run: 1 }

/** A grain pays where most buckets are not much narrower than it. */
function usable(edges: number[], grains: readonly Grain[]): Grain[] {
  const meanMs = ((edges.at(-1) ?? 0) - (edges[0] ?? 0)) / Math.max(1, edges.length - 1)
  return grains.filter((grain) => widths[grain] <= 2 * meanMs)
}

function rounded(edges: number[], grain: Grain): number[] {
  return edges.map((ms) => Math.round(ms / widths[grain]) * widths[grain])
}

/** What lies between where an edge was taken to be and where it is, from one bucket into its neighbour. */
function moved(takenMs: number, isMs: number, edge: { left: number | null; right: number | null }): Stretch[] {
  if (takenMs === isMs) return []
  return takenMs < isMs
    ? [{ fromMs: takenMs, toMs: isMs, plus: edge.left, minus: edge.right }]
    : [{ fromMs: isMs, toMs: takenMs, plus: edge.right, minus: edge.left }]
}

/**
 * Cuts buckets, which lie next to each other between edges, into stretches for the grains there are, from the coarsest to the
 * runs: every bucket in whole days as if it began and ended with one, then the hours that puts into the wrong bucket, then the
 * runs that those do. So the days of any time zone cost few hours each, and no more runs than half an hour has.
 */
export function cutSpan(edges: number[], grains: readonly Grain[]): CutSpan {
  const cut: CutSpan = { day: [], hour: [], run: [] }
  const [coarsest, ...finer] = [...usable(edges, grains), 'run' as const]
  let taken = rounded(edges, coarsest)
  taken.slice(1).forEach((toMs, plus) => {
    const fromMs = taken[plus] ?? toMs
    if (fromMs < toMs) cut[coarsest].push({ fromMs, toMs, plus, minus: null })
  })
  for (const grain of finer) {
    const finerEdges = rounded(edges, grain)
    finerEdges.forEach((ms, at) => {
      const edge = { left: at === 0 ? null : at - 1, right: at === edges.length - 1 ? null : at }
      cut[grain].push(...moved(taken[at] ?? ms, ms, edge))
    })
    taken = finerEdges
  }
  return cut
}
