'use client'
import { useQuery } from '@tanstack/react-query'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { MadeToken } from '#/components/settings/made-token.tsx'
import { Section } from '#/components/settings/section.tsx'
import { TokenForm } from '#/components/settings/token-form.tsx'
import { TokenRow } from '#/components/settings/token-row.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { EmptyState } from '#/components/ui/empty-state.tsx'
import { tell } from '#/components/ui/toasts.tsx'
import { tokensQuery, useCreateToken, useRevokeToken } from '#/lib/queries/tokens.ts'
import { isolated } from '#/lib/format/isolated.ts'

const words = {
  token: {
    title: 'API tokens',
    says: 'What your programs sign in with, in your name and with your role, in every workspace you are in.',
    none: 'You have no API tokens.',
  },
  key: {
    title: 'Workspace keys',
    says: 'What programs of the workspace sign in with. A key acts as a manager and is nobody in person: it stays when people leave.',
    none: 'This workspace has no keys.',
  },
}

/** One's own tokens, or the keys of the workspace: made, listed, revoked. */
export function TokensView({ of: noun }: { of: keyof typeof words }) {
  const { account } = useViewer()
  const holder = { workspace: noun === 'key' ? account : null }
  const { data: tokens = [] } = useQuery(tokensQuery(holder))
  const create = useCreateToken(holder)
  const revoke = useRevokeToken(holder)
  const { title, says, none } = words[noun]
  return (
    <Section title={title} says={says}>
      {create.data ? (
        <MadeToken made={create.data} noun={noun} account={account} onDone={create.reset} />
      ) : (
        <TokenForm noun={noun} isMaking={create.isPending} error={create.error} onMake={create.mutate} />
      )}
      {revoke.error && <MutationProblem error={revoke.error} />}
      {tokens.length === 0 ? (
        <EmptyState title={none} />
      ) : (
        <ul className="border-line bg-surface divide-line divide-y rounded-md border">
          {tokens.map((token) => (
            <TokenRow
              key={token.token}
              token={token}
              noun={noun}
              isRevoking={revoke.isPending && revoke.variables === token.token}
              onRevoke={() =>
                revoke.mutate(token.token, { onSuccess: () => tell({ says: `“${isolated(token.name)}” is revoked.` }) })
              }
            />
          ))}
        </ul>
      )}
    </Section>
  )
}
