'use client'
import { OnceShown, SecretLine } from '#/components/settings/once-shown.tsx'
import type { MadeToken } from '#/lib/client/tokens.ts'
import { isolated } from '#/lib/format/isolated.ts'

type MadeTokenProps = { made: MadeToken; noun: string; account: string; onDone: () => void }

/** A token that was just made, with its secret, and how a program uses the two. */
export function MadeToken({ made, noun, account, onDone }: MadeTokenProps) {
  const address = `${window.location.origin}/api/${account}/reports`
  return (
    <OnceShown
      title={`The ${noun} “${isolated(made.name)}” is made.`}
      says="Copy its secret now: it is not shown again."
      onDone={onDone}
    >
      <SecretLine label="Token, the user of HTTP Basic" text={made.token} />
      <SecretLine label="Secret, the password" text={made.secret} />
      <SecretLine label="Try it" text={`curl -u ${made.token}:${made.secret} ${address}`} />
    </OnceShown>
  )
}
