'use client'
import { PersonActions } from '#/components/settings/person-actions.tsx'
import { RoleSelect } from '#/components/settings/role-field.tsx'
import { roleWords } from '#/components/settings/role-words.ts'
import { TimeAgo } from '#/components/ui/time-ago.tsx'
import type { Member } from '#/lib/client/people.ts'
import type { Role } from '#/lib/contract/role.ts'

type PersonRowProps = {
  person: Member
  workspaceName: string
  isSelf: boolean
  isAdmin: boolean
  /** The role that is on its way; null when none is. */
  roleToBe: Role | null
  /** Why the last change of this person was refused. */
  problem: string | null
  onRole: (role: Role) => void
  onMakeLink: () => void
  onRemove: () => void
}

function Presence({ person: { lastSeenAt, linkExpiresAt } }: { person: Member }) {
  if (linkExpiresAt !== null) {
    return (
      <>
        A link waits, ends <TimeAgo at={linkExpiresAt} />
      </>
    )
  }
  if (lastSeenAt === null) return 'Not seen lately'
  return (
    <>
      Seen <TimeAgo at={lastSeenAt} />
    </>
  )
}

function Identity({ person, isSelf }: { person: Member; isSelf: boolean }) {
  return (
    <div className="min-w-0">
      <p className="font-medium wrap-anywhere">
        <bdi>{person.name}</bdi>
        {isSelf && <span className="text-muted font-normal"> (you)</span>}
      </p>
      <p className="text-muted wrap-anywhere">
        {person.username}
        {person.email !== null && ` · ${person.email}`}
      </p>
    </div>
  )
}

/** One person of the workspace; administrators change them here. */
export function PersonRow({ person, isSelf, isAdmin, roleToBe, problem, onRole, ...rest }: PersonRowProps) {
  const role = roleToBe ?? person.role
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 px-3 py-2.5 md:grid-cols-[minmax(0,1fr)_9rem_9rem_2rem]">
      <Identity person={person} isSelf={isSelf} />
      <div className="order-3 col-span-full flex items-center justify-between gap-4 md:contents">
        <div className="w-36">
          {person.canChangeRole && !isSelf ? (
            <RoleSelect
              id={`role-${person.username}`}
              label={`Role of ${person.name}`}
              role={role}
              isDisabled={roleToBe !== null}
              onChoose={onRole}
            />
          ) : (
            <p title={roleWords[role].says}>{roleWords[role].word}</p>
          )}
        </div>
        <p className="text-muted text-right md:text-left">{isAdmin && <Presence person={person} />}</p>
      </div>
      <div className="order-2 flex justify-end md:order-none">
        {person.canRemove && <PersonActions person={person} isSelf={isSelf} isAdmin={isAdmin} {...rest} />}
      </div>
      {problem !== null && (
        <p role="alert" className="text-bad order-4 col-span-full wrap-anywhere">
          {problem}
        </p>
      )}
    </li>
  )
}
