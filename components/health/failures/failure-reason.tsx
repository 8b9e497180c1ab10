import { LongText } from '#/components/runs/details/long-text.tsx'
import { PendingLink } from '#/components/ui/pending-link.tsx'
import { messageParts } from '#/lib/runs/failure-shape.ts'

export const varyingClasses = 'underline decoration-dotted decoration-1 underline-offset-3'
const shownChars = 280

/** The message of the newest failure of a group, in which what may differ from one failure to the next is dotted. */
export function FailureReason({ message, href }: { message: string; href: string }) {
  const linkClasses = 'text-bad font-medium hover:decoration-solid'
  if (message.trim() === '') {
    return (
      <PendingLink href={href} className={`${linkClasses} hover:underline`}>
        They failed without a message.
      </PendingLink>
    )
  }
  const draw = (shown: string) => (
    <PendingLink href={href} className="text-bad font-medium hover:underline">
      {messageParts(shown).map(({ text, varies }, at) =>
        varies ? (
          // A message never changes the order of its parts.
          <span key={at} className={varyingClasses}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </PendingLink>
  )
  return <LongText text={message} name="the reason" maxChars={shownChars} draw={draw} />
}
