import type { RunAddress } from '#/components/compare/compared-runs.ts'
import { runPagePath } from '#/components/runs/actions/run-link.ts'
import { ButtonLink } from '#/components/ui/button.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'

type MissingRunProps = { account: string; a: RunAddress; b: RunAddress }

/** What stands where a comparison would when a run of it is gone, or was never there. */
export function MissingRun({ account, a, b }: MissingRunProps) {
  return (
    <EmptyState title="One of these two runs is not there.">
      <p className="text-muted">It may be mistyped, or its report was taken away. The other one can be opened.</p>
      <div className="flex flex-wrap justify-center gap-2">
        <ButtonLink href={runPagePath({ account, ...a })}>Open A</ButtonLink>
        <ButtonLink href={runPagePath({ account, ...b })}>Open B</ButtonLink>
        <ButtonLink href={`/${account}/runs`}>To the runs</ButtonLink>
      </div>
    </EmptyState>
  )
}
