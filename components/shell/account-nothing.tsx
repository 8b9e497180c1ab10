'use client'
import { NothingHere } from '#/components/shell/visit-keeper.tsx'
import { useDialogs } from '#/components/shell/shell-dialogs.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { useConnection } from '#/lib/queries/live-runs.ts'

/** What an address leads to that names nothing in its account. */
export function AccountNothing() {
  const { account } = useViewer()
  const isRefused = useConnection().state === 'refused'
  const { openPalette } = useDialogs()
  return (
    <>
      <NothingHere />
      <PageTitle title="There is nothing at this address" />
      <EmptyState title="It may be mistyped, or what was here is gone.">
        <div className="flex flex-wrap justify-center gap-2">
          {isRefused ? (
            <ButtonLink href="/">To your workspace</ButtonLink>
          ) : (
            <>
              <Button onClick={openPalette}>Search</Button>
              <ButtonLink href={`/${account}/runs`}>To the runs</ButtonLink>
              <ButtonLink href={`/${account}/reports`}>To the reports</ButtonLink>
            </>
          )}
        </div>
      </EmptyState>
    </>
  )
}
