/** What a page of the list of reports shows: those whose names hold the words, all where there are none, and from 1 which page. */
export type ReportListPlace = { words: string; page: number }

/** What an address asks for; all reports, from the first page, where it says nothing that can be read. */
export function reportListPlaceOf(search: Record<string, string | string[] | undefined>): ReportListPlace {
  const { q, page } = search
  return {
    words: typeof q === 'string' ? q.trim() : '',
    page: typeof page === 'string' && /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  }
}

/** The address of that page of the list; what is not said is the default. */
export function reportListPath(account: string, { words = '', page = 1 }: Partial<ReportListPlace> = {}): string {
  const search = new URLSearchParams({ ...(words !== '' && { q: words }), ...(page > 1 && { page: String(page) }) })
  return search.size === 0 ? `/${account}/reports` : `/${account}/reports?${search}`
}
