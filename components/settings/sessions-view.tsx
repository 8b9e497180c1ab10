'use client'
import { useQuery } from '@tanstack/react-query'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { AskOnce } from '#/components/settings/ask-once.tsx'
import { Section } from '#/components/settings/section.tsx'
import { Button } from '#/components/ui/button.tsx'
import { tell } from '#/components/ui/toasts.tsx'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { OwnSession } from '#/lib/client/session.ts'
import { sessionsQuery, useEndOtherSessions, useEndSession } from '#/lib/queries/sessions.ts'

function beginning({ begunBy }: OwnSession): string {
  if (begunBy === 'link') return 'Signed in by a one-time link'
  return begunBy === 'password' ? 'Signed in with the password' : 'Signed in'
}

type SessionRowProps = { session: OwnSession; isEnding: boolean; onEnd: () => void }

function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  const { isCurrent, createdAt, lastUsedAt, expiresAt } = session
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-3 py-2.5">
      <div>
        <p className="font-medium">
          {beginning(session)} <TimeAgo at={createdAt} />
          {isCurrent && <span className="bg-accent-soft text-accent ml-2 rounded px-1.5 py-0.5">this one</span>}
        </p>
        <p className="text-muted">
          {lastUsedAt === null ? 'Not used yet' : 'Used '}
          {lastUsedAt !== null && <TimeAgo at={lastUsedAt} />}, ends <TimeAgo at={expiresAt} />
        </p>
      </div>
      {!isCurrent && (
        <Button disabled={isEnding} onClick={onEnd}>
          {isEnding ? 'Ending…' : 'End'}
        </Button>
      )}
    </li>
  )
}

function endedWords(count: number): string {
  return count === 1 ? 'The other session has ended.' : `${count} other sessions have ended.`
}

/** Where one is signed in, and a way to end that. */
export function SessionsView() {
  const { data: sessions = [] } = useQuery(sessionsQuery())
  const end = useEndSession()
  const endOthers = useEndOtherSessions()
  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  const error = end.error ?? endOthers.error
  return (
    <Section
      title="Sessions"
      says="Everywhere you are signed in on the web. A session lasts a day. If you do not know one, end it and change your password."
      aside={
        others.length > 1 && (
          <AskOnce
            trigger={<Button disabled={endOthers.isPending}>End all others</Button>}
            question={`End ${others.length} other sessions?`}
            says="You stay signed in here. API tokens go on working."
            does="End them"
            onYes={() => endOthers.mutate(undefined, { onSuccess: (count) => tell({ says: endedWords(count) }) })}
          />
        )
      }
    >
      {error && <MutationProblem error={error} />}
      <ul className="border-line bg-surface divide-line divide-y rounded-md border">
        {sessions.map((session) => (
          <SessionRow
            key={session.token}
            session={session}
            isEnding={end.isPending && end.variables === session.token}
            onEnd={() => end.mutate(session.token, { onSuccess: () => tell({ says: 'The session has ended.' }) })}
          />
        ))}
      </ul>
    </Section>
  )
}
