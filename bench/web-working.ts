import type { BrowserContext, Page } from '@playwright/test'
import { figuresOfMs, quantile } from './figures.ts'
import { type Effect, type InputDelay, delayOf } from './web-input.ts'

const rows = '[role=row][data-run]'
const current: Effect = { selector: `${rows}[aria-current]`, attribute: 'data-run' }
const firstRow: Effect = { selector: rows, attribute: 'data-run' }
/** The newest run may be the first of both lists; how many there are tells them apart. */
const rowCount: Effect = { selector: '[role=table][aria-rowcount]', attribute: 'aria-rowcount' }
const peekPanel: Effect = { selector: '[data-side-panel]', attribute: null }
const furtherPage = /\/api\/[^/]+\/runs\?.*after=/
const runsOfFurtherPage = 200
const moves = 40
const turns = 10

/** Scrolls whatever holds the rows to its end, again and again until there is more of them than `highPx`. */
async function scrollBeyond({ selector, highPx }: { selector: string; highPx: number }): Promise<number> {
  for (;;) {
    let part = document.querySelector(selector)?.parentElement ?? null
    while (part !== null && part.scrollHeight <= part.clientHeight + 1) part = part.parentElement
    const scroller = part ?? document.documentElement
    scroller.scrollTop = scroller.scrollHeight
    if (scroller.scrollHeight > highPx) return scroller.scrollHeight
    await new Promise(requestAnimationFrame)
  }
}

/** Loads a page of runs and scrolls down until so many are loaded; gives how many, and how long further pages took. */
async function loadRuns(page: Page, path: string, wanted: number) {
  const answers: string[] = []
  const pagesMs: number[] = []
  page.on('response', (response) => {
    if (furtherPage.test(response.url())) answers.push(response.url())
  })
  await page.goto(path)
  await page.locator(rows).first().waitFor()
  let highPx = 0
  while (answers.length * runsOfFurtherPage < wanted) {
    const begunMs = performance.now()
    highPx = await page.evaluate(scrollBeyond, { selector: rows, highPx })
    pagesMs.push(performance.now() - begunMs)
  }
  return { loaded_runs: answers.length * runsOfFurtherPage, further_page: figuresOfMs(pagesMs) }
}

function figuresOf(delays: InputDelay[]) {
  const p95 = (of: (delay: InputDelay) => number) => quantile(delays.map(of), 0.95)
  return {
    count: delays.length,
    next_paint_p95_ms: p95(({ paintMs }) => paintMs),
    effect_p50_ms: quantile(
      delays.map(({ effectMs }) => effectMs),
      0.5,
    ),
    effect_p95_ms: p95(({ effectMs }) => effectMs),
  }
}

async function repeat(times: number, once: (at: number) => Promise<InputDelay>) {
  const delays: InputDelay[] = []
  for (let at = 0; at < times; at += 1) delays.push(await once(at))
  return figuresOf(delays)
}

/** Scrolls through all rows that are loaded, a screen at a time, and says how long frames took. */
async function measureScrolling(page: Page) {
  await page.evaluate(() => {
    let last = performance.now()
    const note = (nowMs: number) => {
      performance.measure('frame', { start: last, end: nowMs })
      last = nowMs
      if (performance.getEntriesByName('scrolled').length === 0) requestAnimationFrame(note)
    }
    performance.clearMeasures()
    requestAnimationFrame(note)
  })
  await page.mouse.move(720, 700)
  for (let at = 0; at < 120; at += 1) await page.mouse.wheel(0, -3_500)
  const framesMs = await page.evaluate(() => {
    performance.mark('scrolled')
    return performance.getEntriesByName('frame').map(({ duration }) => duration)
  })
  return { frames: framesMs.length, p50_ms: quantile(framesMs, 0.5), p95_ms: quantile(framesMs, 0.95) }
}

/** How a list of so many loaded runs follows the hand: scrolling, moving, peeking, ordering, filtering. */
export async function measureWorking(context: BrowserContext, path: string, wanted: number) {
  const page = await context.newPage()
  const loading = await loadRuns(page, path, wanted)
  const scrolling = await measureScrolling(page)
  await page.locator(rows).first().focus()
  const press = (key: string) => () => page.keyboard.press(key)
  const move = await repeat(moves, (at) => delayOf(page, current, press(at < moves * 0.6 ? 'j' : 'k')))
  const peek = await repeat(turns, (at) => delayOf(page, peekPanel, press(at % 2 === 0 ? 'Enter' : 'Escape')))
  // Every second turn leads back to the list of many runs.
  const heading = (at: number) => page.getByRole('columnheader').getByText(at % 2 === 0 ? 'Duration' : 'Created')
  const order = await repeat(turns, (at) => delayOf(page, firstRow, () => heading(at).click()))
  const preset = (at: number) => page.getByText(at % 2 === 0 ? 'Failing' : 'All', { exact: true }).first()
  const filter = await repeat(turns, (at) => delayOf(page, rowCount, () => preset(at).click()))
  await page.close()
  return { ...loading, scrolling, move, peek, order, filter }
}
