'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { comparePath } from '#/components/compare/compared-runs.ts'
import { MenuItem } from '#/components/ui/menu.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { RunIds } from '#/lib/client/run.ts'
import type { Neighbour } from '#/lib/client/run-neighbours.ts'
import { neighboursQuery } from '#/lib/queries/neighbours-query.ts'

type OtherRunProps = { ids: RunIds; other: Neighbour | null; hindrance: string; words: string }

function OtherRun({ ids, other, hindrance, words }: OtherRunProps) {
  const router = useRouter()
  const { account, report, run } = ids
  const open = (token: string) => router.push(comparePath(account, { report, run: token }, { report, run }))
  return (
    <MenuItem hindrance={other === null ? hindrance : null} onSelect={() => other && open(other.token)}>
      {words}
      {other && (
        <span className="text-muted block">
          <TimeAgo at={other.createdAt} />
        </span>
      )}
    </MenuItem>
  )
}

/** The runs that this one can be held against. */
export function CompareItems({ ids, onChoose }: { ids: RunIds; onChoose: () => void }) {
  const { data, error } = useQuery(neighboursQuery(ids))
  const unknown = error ? 'The other runs could not be read.' : 'Looking for it…'
  return (
    <>
      <OtherRun
        ids={ids}
        other={data?.previous ?? null}
        hindrance={data ? 'This is the first run of its report.' : unknown}
        words="Compare with the previous run"
      />
      <OtherRun
        ids={ids}
        other={data?.lastSuccessful ?? null}
        hindrance={data ? 'No other run of this report succeeded.' : unknown}
        words="Compare with the last good run"
      />
      <MenuItem onSelect={onChoose}>Compare with another run…</MenuItem>
    </>
  )
}
