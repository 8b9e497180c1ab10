'use client'
import { OnceShown, SecretLine } from '#/components/settings/once-shown.tsx'
import { useClock } from '#/components/ui/clock.tsx'
import type { SignInLink } from '#/lib/client/people.ts'
import { formatMoment } from '#/lib/format/moment.ts'
import { isolated } from '#/lib/format/isolated.ts'

type PersonLinkProps = { name: string; link: SignInLink; onDone: () => void }

/** A link that was just made for somebody, to be passed on to them. */
export function PersonLink({ name, link, onDone }: PersonLinkProps) {
  const { timeZone } = useClock()
  return (
    <OnceShown
      title={`Pass this link on to ${isolated(name)}.`}
      says={`It signs in as them once, until ${formatMoment(link.expiresAt, timeZone)}. It is not shown again, and any earlier one has ended.`}
      onDone={onDone}
    >
      <SecretLine label="One-time link" text={link.url} />
    </OnceShown>
  )
}
