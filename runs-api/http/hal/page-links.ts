/** Addresses of pages on the web, root-relative; only of pages that exist (RUNS-API 1). */

export function runsPageHref(account: string): string {
  return `/${account}/runs`
}

export function reportsPageHref(account: string): string {
  return `/${account}/reports`
}

export function reportPageHref(account: string, report: string): string {
  return `${reportsPageHref(account)}/${report}`
}

export function runPageHref(account: string, report: string, run: string): string {
  return `${reportPageHref(account, report)}/runs/${run}`
}

/** A root-relative address as one that works from anywhere. */
export function absoluteHref(publicUrl: string, href: string): string {
  return new URL(href, publicUrl).href
}
