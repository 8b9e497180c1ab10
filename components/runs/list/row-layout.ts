import type { RunColumn } from '#/components/runs/list/run-columns.ts'

/** How high a row is, as a line of a table and as a card; `--row` says the same to the style of the list. */
export const lineHeightPx = 40
export const cardHeightPx = 64
export const rowHeight = '[--row:64px] md:[--row:40px]'

/** A row's own layout: the columns of the table, or on a phone a card. */
export const rowGrid =
  'grid items-center md:grid-cols-(--columns) max-md:grid-cols-[2.5rem_auto_minmax(0,1fr)_auto_2.5rem] max-md:grid-rows-[1fr_1fr] max-md:gap-x-2 max-md:gap-y-0.5 max-md:[grid-template-areas:"select_name_name_created_menu"_"select_state_why_duration_menu"]'

const edgePx = 40

const cardAreas: Record<NonNullable<RunColumn['card']> | 'none', string> = {
  name: 'max-md:[grid-area:name] max-md:self-end',
  state: 'max-md:[grid-area:state] max-md:self-start',
  created: 'max-md:[grid-area:created] max-md:self-end max-md:text-right max-md:text-muted',
  duration: 'max-md:[grid-area:duration] max-md:self-start',
  why: 'max-md:[grid-area:why] max-md:self-start',
  none: 'max-md:hidden',
}

/** Where a value stands on a card. There is one place for the parameters and for why a run failed: the reason has it. */
export function cardArea({ id, card }: RunColumn, hasFailed: boolean): string {
  return cardAreas[hasFailed && id === 'parameters' ? 'none' : (card ?? 'none')]
}

/** The sizes of a table with so many rows: the grid of each row, how narrow the table can be, how high its rows are together. */
export function tableStyle(columns: RunColumn[], rows: number): Record<string, string> {
  const widths = columns.map(({ minPx, share }) => (share === 0 ? `${minPx}px` : `minmax(${minPx}px, ${share}fr)`))
  const leastPx = columns.reduce((sum, { minPx }) => sum + minPx, 2 * edgePx)
  return {
    '--columns': [`${edgePx}px`, ...widths, `${edgePx}px`].join(' '),
    '--least': `${leastPx}px`,
    '--rows': `calc(var(--row) * ${rows})`,
  }
}

/** Finds the table from a part of it, or on its page: there is one, and it scrolls by itself where it is no stack of cards. */
export const tableSelector = '[role=table][aria-label=Runs]'
