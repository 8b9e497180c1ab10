'use client'
import { useQuery } from '@tanstack/react-query'
import type { Choice } from '#/components/shell/palette/choice.ts'
import type { Searched } from '#/components/shell/palette/read-search.ts'
import type { Destinations } from '#/components/shell/palette/use-destinations.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { foundRunQuery } from '#/lib/queries/found-run-query.ts'

export type Found = { choices: Choice[]; says: string | null }

function tokenOf(searched: Searched): string | null {
  if (searched.kind === 'run') return searched.run
  return searched.kind === 'token' ? searched.token : null
}

/**
 * The run, and the report, that a token or an address of a run means. An address may come from another host, where the
 * workspace has another name: its run is then looked for in the workspace one is in.
 */
export function useFoundRun(searched: Searched, { runChoice, reportChoice }: Destinations): Found {
  const { account, person } = useViewer()
  const workspaces = person?.workspaces ?? []
  const owner = searched.kind === 'run' ? searched.account.toLowerCase() : account
  const asked = workspaces.some(({ username }) => username === owner) ? owner : account
  const token = tokenOf(searched)
  const { data: run, error } = useQuery({ ...foundRunQuery(asked, token ?? ''), enabled: token !== null })
  if (token === null) return { choices: [], says: null }
  const report = searched.kind === 'token' ? reportChoice(token) : undefined
  const choices = [...(run ? [runChoice(asked, run)] : []), ...(report ? [report] : [])]
  if (choices.length > 0) return { choices, says: null }
  if (error !== null) return { choices, says: error.message }
  if (run === undefined) return { choices, says: `Looking for run ${token}…` }
  const name = workspaces.find(({ username }) => username === asked)?.name ?? asked
  const what = searched.kind === 'run' ? 'run' : 'run or report'
  return { choices, says: `No ${what} in ${name} has the token ${token}.` }
}
