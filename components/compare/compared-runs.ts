/** The two runs that an address compares, `a` the older reading and `b` the one held against it. */
export type RunAddress = { report: string; run: string }

const pattern = /^([0-9a-f]{12})\/([0-9a-f]{12})$/

/** Reads `<report>/<run>` of an address; null when it is not that. */
export function runAddress(text: string | string[] | undefined): RunAddress | null {
  const [, report, run] = (typeof text === 'string' && pattern.exec(text)) || []
  return report === undefined || run === undefined ? null : { report, run }
}

/** The page that compares two runs. */
export function comparePath(account: string, a: RunAddress, b: RunAddress): string {
  return `/${account}/compare?a=${a.report}/${a.run}&b=${b.report}/${b.run}`
}
