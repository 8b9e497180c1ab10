'use client'
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { type ChartPoint, type ChartShape, chartPanels } from '#/components/results/chart-shape.ts'

type Look = { ink: string; dashes: string | undefined }

/** Told apart by their dashes too. */
const looks: [Look, ...Look[]] = [
  { ink: 'var(--accent)', dashes: undefined },
  { ink: 'var(--muted)', dashes: '6 3' },
  { ink: 'var(--line-strong)', dashes: '2 3' },
  { ink: 'var(--ink)', dashes: '8 3 2 3' },
]
const numbers = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const tick = { fill: 'var(--muted)', fontSize: 11 }
const tipStyle = {
  background: 'var(--surface)',
  borderColor: 'var(--line)',
  borderRadius: 8,
  color: 'var(--ink)',
  padding: '6px 10px',
}
const dottedPoints = 40
const nameChars = 18

function shortName(name: string): string {
  return name.length > nameChars ? `${name.slice(0, nameChars)}…` : name
}

type ResultChartProps = { shape: ChartShape; points: ChartPoint[] }
type PanelProps = ResultChartProps & { series: number[] }

function Panel({ shape, points, series }: PanelProps) {
  const valueOf = (index: number) => (point: ChartPoint) => point.values[index]
  return (
    <ResponsiveContainer width="100%" height={series.length === shape.series.length ? 280 : 200}>
      <ComposedChart data={points} margin={{ top: 8, right: 32, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="name"
          tick={tick}
          tickLine={false}
          stroke="var(--line-strong)"
          minTickGap={24}
          tickFormatter={shortName}
        />
        <YAxis
          width={56}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickFormatter={(n: number) => numbers.format(n)}
        />
        <Tooltip
          formatter={(value) => (typeof value === 'number' ? exact.format(value) : '')}
          cursor={{ fill: 'var(--sunken)', stroke: 'var(--line-strong)' }}
          contentStyle={tipStyle}
          itemStyle={{ color: 'var(--ink)', padding: 0 }}
          isAnimationActive={false}
        />
        {series.map((index, at) => {
          const { ink, dashes } = looks[at] ?? looks[0]
          const name = shape.series[index]?.name
          return shape.look === 'line' ? (
            <Line
              key={index}
              dataKey={valueOf(index)}
              name={name}
              stroke={ink}
              strokeDasharray={dashes}
              strokeWidth={2}
              dot={points.length <= dottedPoints ? { r: 2, fill: ink, strokeDasharray: 'none' } : false}
              isAnimationActive={false}
            />
          ) : (
            <Bar
              key={index}
              dataKey={valueOf(index)}
              name={name}
              fill={ink}
              maxBarSize={48}
              isAnimationActive={false}
            />
          )
        })}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function Legend({ shape, series }: { shape: ChartShape; series: number[] }) {
  const isLine = shape.look === 'line'
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-3 pt-2">
      {series.map((index, at) => {
        const { ink, dashes } = looks[at] ?? looks[0]
        return (
          <li key={index} className="flex items-center gap-1.5">
            <svg aria-hidden width="18" height="8" stroke={ink} strokeDasharray={isLine ? dashes : undefined}>
              <line x2="18" y1="4" y2="4" strokeWidth={isLine ? 2 : 8} />
            </svg>
            <bdi>{shape.series[index]?.name}</bdi>
          </li>
        )
      })}
    </ul>
  )
}

/** A plain chart of a result; what it shows stands in the table beside the switch. */
export function ResultChart({ shape, points }: ResultChartProps) {
  return (
    <div className="border-line bg-surface grid gap-3 rounded-md border pb-2">
      {chartPanels(points).map((series) => (
        <figure key={series.join()} className="grid gap-1">
          <Legend shape={shape} series={series} />
          <div aria-hidden>
            <Panel shape={shape} points={points} series={series} />
          </div>
          <figcaption className="sr-only">
            {series.map((index) => shape.series[index]?.name).join(', ')} by {shape.category.name}. The same numbers are
            in the table.
          </figcaption>
        </figure>
      ))}
    </div>
  )
}
