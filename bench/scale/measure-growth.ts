import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#/scripts/project-root.mjs'
import type { LoadFigures } from './load/load.ts'
import { growthChart, type Line } from './chart.ts'
import type { Measured } from './measure.ts'
import { measureStore } from './measure-store.ts'
import type { BenchOptions } from './options.ts'

/** From the smallest history to the largest, no list may take more than so many times as long. */
const maxRatio = 2
const chartPath = join(projectRoot, 'docs', 'growth.svg')

type OfSize = { runs: number; load: LoadFigures | null; cases: Measured[] }

/** The slowest case of a group stands for it. */
function linesOf(sizes: OfSize[]): Line[] {
  const groups = [...new Set(sizes.flatMap(({ cases }) => cases.map(({ group }) => group)))]
  return groups.map((name) => ({
    name,
    points: sizes.map(({ runs, cases }) => ({
      runs,
      ms: Math.max(...cases.filter(({ group }) => group === name).map(({ http }) => http.p95_ms)),
    })),
  }))
}

function growthOf(sizes: OfSize[]) {
  const names = sizes[0]?.cases.map((one) => one.case) ?? []
  return names.map((name) => {
    const ofSizes = sizes.map(({ cases }) => cases.find((one) => one.case === name))
    const ms = ofSizes.map((one) => one?.http.p95_ms ?? Number.NaN)
    const ratio = Number(((ms.at(-1) ?? 0) / (ms.at(0) ?? 1)).toFixed(2))
    return { case: name, p95_ms: ms, rows: ofSizes.map((one) => one?.rows ?? null), ratio, is_met: ratio <= maxRatio }
  })
}

/** Measures the lists at each size, says how much they grow, and draws it. */
export async function measureGrowth(options: BenchOptions, sizes: number[], signal: AbortSignal) {
  const measured: OfSize[] = []
  for (const runs of sizes.toSorted((a, b) => a - b)) {
    const keep = options.keep === null ? null : join(options.keep, String(runs))
    measured.push(await measureStore({ ...options, runs, keep, isListsOnly: true }, signal))
  }
  await writeFile(chartPath, growthChart('What a list costs as the history grows', linesOf(measured)))
  const growth = growthOf(measured)
  return {
    sizes: measured.map(({ runs, load }) => ({ runs, load })),
    growth,
    all_met: growth.every(({ is_met }) => is_met),
    chart: chartPath,
  }
}
