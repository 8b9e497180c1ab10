export type Line = { name: string; points: { runs: number; ms: number }[] }

const size = { width: 760, height: 430 }
const plot = { left: 56, right: 540, top: 66, bottom: 376 }
/** Told apart also by those who do not see all colours. */
const colours = ['#1f5fbf', '#b3541e', '#2f7d4f', '#8a3ffc', '#b01f5c', '#5c6670']
const labelPx = 17

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A round number that nothing exceeds. */
function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power
}

const shortly = new Intl.NumberFormat('en-US', { notation: 'compact' })

function text(
  x: number,
  y: number,
  { of, anchor = 'start', fill = '#333a42' }: { of: string; anchor?: string; fill?: string },
): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escaped(of)}</text>`
}

/** Labels stand beside the end of their line, moved apart where two would meet. */
function placeLabels(ends: { name: string; y: number; fill: string }[]): string[] {
  let next = -Infinity
  return ends
    .toSorted((a, b) => a.y - b.y)
    .map(({ name, y, fill }) => {
      next = Math.max(y, next + labelPx)
      return text(plot.right + 12, next + 4, { of: name, fill })
    })
}

/** A chart of milliseconds over the number of runs, which grows by its logarithm. */
export function growthChart(title: string, lines: Line[]): string {
  const points = lines.flatMap((line) => line.points)
  const sizes = [...new Set(points.map(({ runs }) => runs))].toSorted((a, b) => a - b)
  const [least = 1, most = 1] = [sizes.at(0), sizes.at(-1)]
  const top = roundAbove(Math.max(...points.map(({ ms }) => ms)))
  const x = (runs: number) =>
    plot.left + ((plot.right - plot.left) * Math.log(runs / least)) / Math.max(Math.log(most / least), 1e-9)
  const y = (ms: number) => plot.bottom - ((plot.bottom - plot.top) * ms) / top
  const grid = [0, 1, 2, 3, 4, 5].map((step) => {
    const ms = (top * step) / 5
    return `<line x1="${plot.left}" x2="${plot.right}" y1="${y(ms)}" y2="${y(ms)}" stroke="#dfe3e8"/>
    ${text(plot.left - 8, y(ms) + 4, { of: String(Number(ms.toFixed(1))), anchor: 'end' })}`
  })
  const ticks = sizes.map((runs) => text(x(runs), plot.bottom + 20, { of: shortly.format(runs), anchor: 'middle' }))
  const drawn = lines.map(({ points: some }, at) => {
    const stroke = colours[at % colours.length]
    const path = some.map(({ runs, ms }) => `${x(runs).toFixed(1)},${y(ms).toFixed(1)}`).join(' ')
    const dots = some.map(
      ({ runs, ms }) => `<circle cx="${x(runs).toFixed(1)}" cy="${y(ms).toFixed(1)}" r="3.5" fill="${stroke}"/>`,
    )
    return `<polyline points="${path}" fill="none" stroke="${stroke}" stroke-width="2"/>${dots.join('')}`
  })
  const ends = lines.map(({ name, points: some }, at) => ({
    name,
    y: y(some.at(-1)?.ms ?? 0),
    fill: colours[at % colours.length] ?? '#333a42',
  }))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, sans-serif" font-size="13">
  <rect width="${size.width}" height="${size.height}" fill="#ffffff"/>
  <g font-size="16" font-weight="600">${text(plot.left - 32, 28, { of: title, fill: '#14181d' })}</g>
  ${text(plot.left - 32, 47, { of: 'ms, 95 of 100 answers are faster' })}
  ${grid.join('\n  ')}
  ${ticks.join('\n  ')}
  ${text((plot.left + plot.right) / 2, plot.bottom + 42, { of: 'runs in the store', anchor: 'middle' })}
  ${drawn.join('\n  ')}
  ${placeLabels(ends).join('\n  ')}
</svg>
`
}
