import type { measureByLighthouse } from './web-lighthouse.ts'
import type { measureLoading } from './web-loading.ts'
import type { measureWorking } from './web-working.ts'

type Measured = {
  loading: Awaited<ReturnType<typeof measureLoading>>
  working: Awaited<ReturnType<typeof measureWorking>>
  lighthouse: Awaited<ReturnType<typeof measureByLighthouse>>[]
}

type Verdict = { bound: string; figure: number; isMet: boolean }

const atMost = (bound: string, figure: number, most: number): Verdict => ({
  bound: `${bound} <= ${most}`,
  figure,
  isMet: figure <= most,
})

const atLeast = (bound: string, figure: number, least: number): Verdict => ({
  bound: `${bound} >= ${least}`,
  figure,
  isMet: figure >= least,
})

/** What the product promises of its pages, beside what was measured. */
export function judge({ loading, working, lighthouse }: Measured): Verdict[] {
  const { scrolling, move, peek, order, filter } = working
  return [
    ...lighthouse.flatMap(({ page, performance, accessibility, best_practices, layout_shift }) => [
      atLeast(`${page}: performance`, performance, 95),
      atLeast(`${page}: accessibility`, accessibility, 100),
      atLeast(`${page}: best practices`, best_practices, 100),
      atMost(`${page}: layout shift`, layout_shift, 0.02),
    ]),
    atMost('rows visible, ms', loading.rows_visible.p95_ms, 1_000),
    atMost('layout shift of the runs', loading.layout_shift_max, 0.02),
    ...Object.entries({ move, peek, order, filter }).map(([name, { next_paint_p95_ms }]) =>
      atMost(`${name}: next paint, ms`, next_paint_p95_ms, 100),
    ),
    atMost('frame while scrolling, ms', scrolling.p95_ms, 50),
    atMost('first-load scripts as sent, kB', loading.first_load_scripts_kb, 220),
  ]
}
