'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { findPeople } from '#/components/settings/find-people.ts'
import { PersonRow } from '#/components/settings/person-row.tsx'
import { roleWords } from '#/components/settings/role-words.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { tell } from '#/components/ui/toasts.tsx'
import type { Member } from '#/lib/client/people.ts'
import { messageOf } from '#/lib/errors.ts'
import { useChangeRole, useRemovePerson } from '#/lib/queries/people.ts'
import { isolated } from '#/lib/format/isolated.ts'

const searchedFrom = 9

type PeopleListProps = {
  people: Member[]
  workspaceName: string
  isAdmin: boolean
  linkProblem: { username: string; message: string } | null
  onMakeLink: (person: Member) => void
}

/** Who is in the workspace, found by typing where they are many. */
export function PeopleList({ people, workspaceName, isAdmin, linkProblem, onMakeLink }: PeopleListProps) {
  const { account, person: self } = useViewer()
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const change = useChangeRole(account)
  const remove = useRemovePerson(account)
  const found = findPeople(people, typed)

  const problemOf = ({ username }: Member): string | null => {
    if (linkProblem?.username === username) return linkProblem.message
    if (change.error && change.variables.username === username) return messageOf(change.error)
    return remove.error && remove.variables === username ? messageOf(remove.error) : null
  }
  const removed = ({ username, name }: Member) => {
    if (username === self?.username) router.push('/')
    else tell({ says: `${isolated(name)} is no longer in ${isolated(workspaceName)}.` })
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      {people.length >= searchedFrom && (
        <input
          type="search"
          aria-label="Find somebody"
          placeholder={`Find one of ${people.length} people`}
          className={`${inputClasses} max-w-sm`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      {found.length === 0 && <p className="text-muted">Nobody here is called so.</p>}
      {found.length > 0 && (
        <ul className="border-line bg-surface divide-line divide-y rounded-md border">
          {found.map((person) => (
            <PersonRow
              key={person.username}
              person={person}
              workspaceName={workspaceName}
              isSelf={person.username === self?.username}
              isAdmin={isAdmin}
              roleToBe={
                change.isPending && change.variables.username === person.username ? change.variables.role : null
              }
              problem={problemOf(person)}
              onRole={(role) =>
                change.mutate(
                  { username: person.username, role },
                  { onSuccess: () => tell({ says: `${isolated(person.name)} is ${roleWords[role].noun} now.` }) },
                )
              }
              onMakeLink={() => onMakeLink(person)}
              onRemove={() => remove.mutate(person.username, { onSuccess: () => removed(person) })}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
