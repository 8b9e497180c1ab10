import lighthouse, { desktopConfig } from 'lighthouse'

const categories = ['performance', 'accessibility', 'best-practices']

/** Lighthouse's scores (0 to 100) and the times they come from, of a page as the browser at a debugging port sees it. */
export async function measureByLighthouse(url: string, port: number) {
  const flags = { port, onlyCategories: categories, disableStorageReset: true, logLevel: 'error' } as const
  const result = await lighthouse(url, flags, desktopConfig)
  if (result === undefined) throw new Error(`Lighthouse has nothing to say of ${url}.`)
  const { audits, categories: found, finalDisplayedUrl } = result.lhr
  const score = (name: string) => Math.round((found[name]?.score ?? 0) * 100)
  const ms = (name: string) => Math.round(audits[name]?.numericValue ?? Number.NaN)
  const failed = Object.values(found).flatMap(({ id, auditRefs }) =>
    id === 'performance'
      ? []
      : auditRefs.filter((ref) => ref.weight > 0 && audits[ref.id]?.score === 0).map((ref) => ref.id),
  )
  return {
    page: new URL(finalDisplayedUrl).pathname,
    performance: score('performance'),
    accessibility: score('accessibility'),
    best_practices: score('best-practices'),
    first_paint_ms: ms('first-contentful-paint'),
    largest_paint_ms: ms('largest-contentful-paint'),
    blocked_ms: ms('total-blocking-time'),
    layout_shift: Number((audits['cumulative-layout-shift']?.numericValue ?? 0).toFixed(4)),
    failed,
  }
}
