import { type ResultColumn, cellText, kindOf } from '#/components/results/result-column.ts'

/** More points than this are not a plain chart any more. */
export const maxChartRows = 500
const maxSeries = 4
/** Beyond it the smaller numbers would lie flat on the axis of the larger. */
const maxScaleRatio = 8

type Row = Record<string, unknown>

/** Which column names the points of a chart, and which give their numbers. */
export type ChartShape = { look: 'line' | 'bars'; category: ResultColumn; series: ResultColumn[] }

/** A plain chart of a result: one column of names or dates and one to four of numbers; null for any other shape. */
export function chartShape(columns: ResultColumn[], rowCount: number): ChartShape | null {
  if (rowCount < 2 || rowCount > maxChartRows) return null
  const series = columns.filter((column) => kindOf(column) === 'number')
  const [category, ...others] = columns.filter((column) => kindOf(column) !== 'number')
  if (category === undefined || others.length > 0 || series.length === 0 || series.length > maxSeries) return null
  const kind = kindOf(category)
  if (kind !== 'text' && kind !== 'moment') return null
  return { look: kind === 'moment' ? 'line' : 'bars', category, series }
}

/** A point of a chart: its name, and a number or a gap for each series. */
export type ChartPoint = { name: string; values: (number | null)[] }

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/**
 * The points of a chart, times in their order; null where a name comes twice (the rows are not one point each) or there is
 * no number at all.
 */
export function chartPoints({ look, category, series }: ChartShape, rows: Row[]): ChartPoint[] | null {
  const points = rows.map((row) => ({
    name: cellText(row[category.name], category) || 'null',
    values: series.map(({ name }) => numberOf(row[name])),
  }))
  if (new Set(points.map(({ name }) => name)).size < points.length) return null
  if (points.every(({ values }) => values.every((value) => value === null))) return null
  return look === 'line' ? points.sort((a, b) => (a.name < b.name ? -1 : 1)) : points
}

function sizeOf(points: ChartPoint[], index: number): number {
  return points.reduce((most, { values }) => Math.max(most, Math.abs(values[index] ?? 0)), 0)
}

function isNear(one: number, other: number): boolean {
  return one === 0 || other === 0 || Math.max(one, other) / Math.min(one, other) <= maxScaleRatio
}

/** The series, by position, in groups that can share an axis: those whose numbers are of about the same size. */
export function chartPanels(points: ChartPoint[]): number[][] {
  const panels: number[][] = []
  for (const index of (points[0]?.values ?? []).keys()) {
    const size = sizeOf(points, index)
    const panel = panels.find((others) => others.every((other) => isNear(size, sizeOf(points, other))))
    if (panel === undefined) panels.push([index])
    else panel.push(index)
  }
  return panels
}
