'use client'
import { useParams } from 'next/navigation'
import { runsPagePath } from '#/components/runs/details/run-paths.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { NothingHere } from '#/components/shell/visit-keeper.tsx'
import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'

/** What stands at the address of a run that there is not. */
export function RunNotFound() {
  const { account } = useViewer()
  const { report } = useParams()
  return (
    <>
      <NothingHere />
      <h1 className="text-xl font-semibold tracking-tight">There is no such run</h1>
      <EmptyState title="The address may be mistyped, the run may belong to another report, or you may not see it.">
        <div className="flex flex-wrap justify-center gap-2">
          {typeof report === 'string' && (
            <ButtonLink href={runsPagePath({ account, report })}>To the runs of this report</ButtonLink>
          )}
          <ButtonLink href={`/${account}/runs`}>To all runs</ButtonLink>
        </div>
      </EmptyState>
    </>
  )
}
