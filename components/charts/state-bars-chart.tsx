'use client'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, YAxis } from 'recharts'
import { type Stacks, stackLook, stackNames } from '#/components/charts/state-stacks.ts'

type StateBarsChartProps = { stacks: Stacks[]; axisWidth: number }

/** The bars alone, as tall as what holds them; reading and choosing is what `SpanPicker` above them does. */
export function StateBarsChart({ stacks, axisWidth }: StateBarsChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={stacks}
        margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={stacks.length > 60 ? 0.5 : 1.5}
        accessibilityLayer={false}
      >
        {axisWidth > 0 && <CartesianGrid vertical={false} stroke="var(--line)" />}
        <YAxis
          width={axisWidth}
          hide={axisWidth === 0}
          allowDecimals={false}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
        />
        {stackNames.map((name) => (
          <Bar key={name} dataKey={name} stackId="runs" fill={stackLook[name].colour} isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
