'use client'
import { MenuItem, MenuLink } from '#/components/ui/menu.tsx'
import type { QueryRun } from '#/lib/client/query-run.ts'
import type { Run, RunIds } from '#/lib/client/run.ts'
import { resultPath, runPath } from '#/lib/client/run-path.ts'
import { isFinished } from '#/lib/runs/run-state.ts'

function hindranceOf(run: Run): string | null {
  if (run.purgedAt !== null) return 'The results of this run were purged.'
  return isFinished(run.state) ? 'No query of this run gave rows.' : 'The run is not through yet.'
}

type ExportItemsProps = { ids: RunIds; run: Run; queryRuns: QueryRun[] }

/** The results of a run as files, and the run on paper. */
export function ExportItems({ ids, run, queryRuns }: ExportItemsProps) {
  const kept = queryRuns.filter(({ result }) => result !== null)
  const hindrance = kept.length === 0 ? hindranceOf(run) : null
  return (
    <>
      {hindrance !== null && (
        <MenuItem hindrance={hindrance} onSelect={() => undefined}>
          CSV, JSON
        </MenuItem>
      )}
      {kept.length > 0 && (
        <MenuLink isFile href={`${runPath(ids)}/results/content.csv`}>
          {kept.length === 1 ? 'CSV' : `CSV of ${kept.length} queries (zip)`}
        </MenuLink>
      )}
      {kept.map(({ token, name }) => (
        <MenuLink key={token} isFile href={`${resultPath({ ...ids, queryRun: token })}/content.json`}>
          {kept.length === 1 ? 'JSON' : `JSON of ${name}`}
        </MenuLink>
      ))}
      <MenuItem onSelect={() => window.print()}>Print or save as PDF</MenuItem>
    </>
  )
}
