import type { RunPage } from '#/lib/client/run.ts'
import { type RunsAddress, atCursor } from '#/components/runs/runs-address.ts'
import { ButtonLink } from '#/components/ui/button.tsx'

type RunsPagerProps = { address: RunsAddress; page: Pick<RunPage, 'nextCursor' | 'previousCursor'> }

/** The ways to the pages before and after this one, where there are any. */
export function RunsPager({ address, page: { nextCursor, previousCursor } }: RunsPagerProps) {
  if (nextCursor === null && previousCursor === null) return null
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {previousCursor !== null && (
        <ButtonLink href={atCursor(address, 'before', previousCursor)}>Previous page</ButtonLink>
      )}
      {nextCursor !== null && <ButtonLink href={atCursor(address, 'after', nextCursor)}>Next page</ButtonLink>}
    </nav>
  )
}
