'use client'
import { AskOnce } from '#/components/settings/ask-once.tsx'
import { Button } from '#/components/ui/button.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { ApiToken } from '#/lib/client/tokens.ts'
import { isolated } from '#/lib/format/isolated.ts'

type TokenRowProps = { token: ApiToken; noun: string; isRevoking: boolean; onRevoke: () => void }

function TokenEnd({ expiresAt }: { expiresAt: string | null }) {
  const { nowMs } = useClock()
  if (expiresAt === null) return 'does not end by itself'
  const isOver = Date.parse(expiresAt) <= nowMs
  return (
    <span className={isOver ? 'text-bad' : undefined}>
      {isOver ? 'ended' : 'ends'} <TimeAgo at={expiresAt} />
    </span>
  )
}

/** One token or key: what it is for, when it was used, until when it lasts. */
export function TokenRow({ token, noun, isRevoking, onRevoke }: TokenRowProps) {
  const { name, createdAt, lastUsedAt, madeBy } = token
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-3 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p dir="auto" className="text-left font-medium wrap-anywhere">
          {name}
        </p>
        <p className="text-muted">
          <code className="font-mono">{token.token}</code> · made <TimeAgo at={createdAt} />
          {madeBy !== null && (
            <>
              {' '}
              by <bdi>{madeBy}</bdi>
            </>
          )}{' '}
          · {lastUsedAt === null ? 'never used' : 'used '}
          {lastUsedAt !== null && <TimeAgo at={lastUsedAt} />} · <TokenEnd expiresAt={token.expiresAt} />
        </p>
      </div>
      <AskOnce
        trigger={
          <Button disabled={isRevoking} aria-label={`Revoke ${name}`}>
            {isRevoking ? 'Revoking…' : 'Revoke'}
          </Button>
        }
        question={`Revoke “${isolated(name)}”?`}
        says={`What uses this ${noun} stops working at once. This cannot be undone.`}
        does="Revoke it"
        onYes={onRevoke}
      />
    </li>
  )
}
