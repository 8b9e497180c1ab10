import type { BrowserContext, Page } from '@playwright/test'
import { figuresOfMs } from './figures.ts'

const rows = '[role=row][data-run]'
const loads = 10
/** What a page moves by itself, it moves within this time. */
const settledMs = 2_500

/** Notes, in every page, when the first row was painted and how far the layout jumped. */
function noteLoading(selector: string): void {
  const look = () => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look)
    // The frame that has the row is on the screen when the next one begins.
    else requestAnimationFrame((nowMs) => performance.measure('rows', { start: 0, end: nowMs }))
  }
  requestAnimationFrame(look)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!('hadRecentInput' in entry) || entry.hadRecentInput === true || !('value' in entry)) continue
      performance.mark('shift', { detail: entry.value })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

async function loadOnce(page: Page, path: string) {
  const answer = await page.goto(path)
  const html = (await answer?.text()) ?? ''
  await page.locator(rows).first().waitFor()
  await page.waitForTimeout(settledMs)
  const noted = await page.evaluate(() => {
    const shifts = performance.getEntriesByName('shift').map((mark) => Number('detail' in mark ? mark.detail : 0))
    const scripts = performance.getEntriesByType('resource').flatMap((entry) => {
      if (!(entry instanceof PerformanceResourceTiming) || !new URL(entry.name).pathname.endsWith('.js')) return []
      return [{ name: new URL(entry.name).pathname, bytes: entry.encodedBodySize }]
    })
    const [navigation] = performance.getEntriesByType('navigation')
    return {
      rowsMs: performance.getEntriesByName('rows').at(0)?.duration ?? Number.NaN,
      answerMs: navigation instanceof PerformanceNavigationTiming ? navigation.responseEnd : Number.NaN,
      htmlBytes: navigation instanceof PerformanceNavigationTiming ? navigation.encodedBodySize : Number.NaN,
      layoutShift: shifts.reduce((sum, shift) => sum + shift, 0),
      scripts,
    }
  })
  const scripts = noted.scripts.map((script) => ({ ...script, isInHtml: html.includes(`<script src="${script.name}`) }))
  return { ...noted, scripts }
}

const kb = (bytes: number) => Math.round(bytes / 100) / 10

/** How soon a page of runs shows its rows, what it moves afterwards, and what it loads, on a server that is warm. */
export async function measureLoading(context: BrowserContext, path: string) {
  const page = await context.newPage()
  await page.addInitScript(noteLoading, rows)
  await loadOnce(page, path)
  const all: Awaited<ReturnType<typeof loadOnce>>[] = []
  for (let at = 0; at < loads; at += 1) all.push(await loadOnce(page, path))
  await page.close()
  const last = all.at(-1)
  const scripts = last?.scripts ?? []
  const sum = (some: typeof scripts) => kb(some.reduce((bytes, script) => bytes + script.bytes, 0))
  return {
    rows_visible: figuresOfMs(all.map(({ rowsMs }) => rowsMs)),
    html_answered: figuresOfMs(all.map(({ answerMs }) => answerMs)),
    html_kb: kb(last?.htmlBytes ?? 0),
    layout_shift_max: Math.max(...all.map(({ layoutShift }) => Number(layoutShift.toFixed(4)))),
    first_load_scripts_kb: sum(scripts.filter(({ isInHtml }) => isInHtml)),
    all_scripts_kb: sum(scripts),
  }
}
