'use client'
import { Link, Search } from 'lucide-react'
import { bestMatches } from '#/components/shell/palette/best-matches.ts'
import type { Choice, ChoiceGroup } from '#/components/shell/palette/choice.ts'
import { readSearch } from '#/components/shell/palette/read-search.ts'
import { useActions } from '#/components/shell/palette/use-actions.ts'
import { useDestinations } from '#/components/shell/palette/use-destinations.ts'
import { useFoundRun } from '#/components/shell/palette/use-found-run.ts'
import { useDialogs } from '#/components/shell/shell-dialogs.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { formatFilter } from '#/lib/filters/run-filter.ts'

const shownReports = 8

export type Offer = { groups: ChoiceGroup[]; says: string | null }

function offer(groups: Record<string, Choice[]>, says: string | null = null): Offer {
  const filled = Object.entries(groups).filter(([, items]) => items.length > 0)
  return { groups: filled.map(([name, items]) => ({ name, items })), says }
}

function searchAddress(account: string, words: string): string {
  const filter = formatFilter({ field: 'text', parameter: null, operator: 'has', values: [words] })
  return `/${account}/runs?${new URLSearchParams({ filter })}`
}

/** What the palette offers for a line, and what it has to say of it. */
export function useChoiceGroups(line: string): Offer {
  const { account, person } = useViewer()
  const { go } = useDialogs()
  const actions = useActions()
  const destinations = useDestinations()
  const searched = readSearch(line)
  const found = useFoundRun(searched, destinations)
  const { recent, pages, reports, reportChoice, problem } = destinations

  if (searched.kind === 'nothing') return offer({ 'Looked at before': recent, Pages: pages, Actions: actions })
  if (searched.kind === 'words') {
    const { words } = searched
    const does = () => go(searchAddress(account, words))
    const matches = {
      Reports: bestMatches(reports, words).slice(0, shownReports),
      Pages: bestMatches(pages, words),
      Actions: bestMatches(actions, words),
      Runs: [{ id: 'search', words: `Runs that mention “${words}”`, icon: Search, does }],
    }
    return offer(matches, problem)
  }
  if (searched.kind === 'token' || searched.kind === 'run') return offer({ Found: found.choices }, found.says)
  if (searched.kind === 'elsewhere') return offer({}, 'No page of Runboard has this address.')

  const owner = searched.account.toLowerCase()
  const href = searched.kind === 'page' ? searched.href : `/${owner}/reports/${searched.report}`
  const isOther = owner !== account
  if (isOther && !person?.workspaces.some(({ username }) => username === owner)) {
    return offer({}, `You are in no workspace called ${searched.account}.`)
  }
  if (isOther || searched.kind === 'page') {
    return offer({ Found: [{ id: href, words: `Go to ${href}`, icon: Link, does: () => go(href) }] })
  }
  const report = reportChoice(searched.report)
  return report ? offer({ Found: [report] }) : offer({}, problem ?? `No report here has the token ${searched.report}.`)
}
