'use client'
import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { type ChartPoint, type ChartShape, chartPanels } from '#/components/results/chart-shape.ts'

const inks = ['var(--accent)', 'var(--muted)', 'var(--line-strong)']
const dashes = ['0', '6 3', '2 3']
const numbers = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const tick = { fill: 'var(--muted)', fontSize: 11 }

type ResultChartProps = { shape: ChartShape; points: ChartPoint[] }
type PanelProps = ResultChartProps & { series: number[] }

function Panel({ shape, points, series }: PanelProps) {
  const axes = [
    <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
    <XAxis key="x" dataKey="name" tick={tick} tickLine={false} stroke="var(--line-strong)" minTickGap={24} />,
    <YAxis
      key="y"
      width={56}
      tick={tick}
      tickLine={false}
      axisLine={false}
      tickFormatter={(n: number) => numbers.format(n)}
    />,
    <Tooltip
      key="tip"
      formatter={(value) => (typeof value === 'number' ? exact.format(value) : String(value))}
      cursor={{ fill: 'var(--sunken)', stroke: 'var(--line-strong)' }}
      contentStyle={{ background: 'var(--surface)', borderColor: 'var(--line)', borderRadius: 8, color: 'var(--ink)' }}
      itemStyle={{ color: 'var(--ink)' }}
      isAnimationActive={false}
    />,
  ]
  const margin = { top: 8, right: 12, bottom: 0, left: 0 }
  return (
    <ResponsiveContainer width="100%" height={260}>
      {shape.look === 'line' ? (
        <LineChart data={points} margin={margin} accessibilityLayer={false}>
          {axes}
          {series.map((index) => (
            <Line
              key={index}
              dataKey={({ values }: ChartPoint) => values[index]}
              name={shape.series[index]?.name}
              stroke={inks[index]}
              strokeDasharray={dashes[index]}
              strokeWidth={2}
              dot={points.length <= 40 ? { r: 2, fill: inks[index] } : false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      ) : (
        <BarChart data={points} margin={margin} accessibilityLayer={false}>
          {axes}
          {series.map((index) => (
            <Bar
              key={index}
              dataKey={({ values }: ChartPoint) => values[index]}
              name={shape.series[index]?.name}
              fill={inks[index]}
              maxBarSize={48}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      )}
    </ResponsiveContainer>
  )
}

function Legend({ shape, series }: { shape: ChartShape; series: number[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-3 pt-2">
      {series.map((index) => (
        <li key={index} className="flex items-center gap-1.5">
          <svg aria-hidden width="18" height="8">
            <line
              x1="0"
              x2="18"
              y1="4"
              y2="4"
              stroke={inks[index]}
              strokeWidth={shape.look === 'line' ? 2 : 8}
              strokeDasharray={shape.look === 'line' ? dashes[index] : undefined}
            />
          </svg>
          <bdi>{shape.series[index]?.name}</bdi>
        </li>
      ))}
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
