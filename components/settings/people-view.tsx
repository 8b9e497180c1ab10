'use client'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { AddPersonForm } from '#/components/settings/add-person-form.tsx'
import { PeopleList } from '#/components/settings/people-list.tsx'
import { PersonLink } from '#/components/settings/person-link.tsx'
import { SavedNote } from '#/components/settings/saved-note.tsx'
import { Section } from '#/components/settings/section.tsx'
import { useViewer } from '#/components/shell/viewer.tsx'
import { Button } from '#/components/ui/button.tsx'
import type { Member } from '#/lib/client/people.ts'
import { messageOf } from '#/lib/errors.ts'
import { peopleQuery, useAddPerson, useMakeLink } from '#/lib/queries/people.ts'
import { isolated } from '#/lib/format/isolated.ts'
import { IsolatedText } from '#/components/ui/isolated-text.tsx'

/** Why somebody only looks, and whom to ask. */
function LookingOnly({ people }: { people: Member[] }) {
  const admins = people.filter(({ role }) => role === 'admin').map(({ name }) => isolated(name))
  const shown = admins.slice(0, 3).join(', ')
  return (
    <>
      Only administrators change who is here.
      {shown !== '' && (
        <>
          {' '}
          Ask <IsolatedText text={shown} />.
        </>
      )}
    </>
  )
}

/** The people of the workspace: everybody sees them, administrators change them. */
export function PeopleView() {
  const { account, person: self } = useViewer()
  const { data: people = [] } = useQuery(peopleQuery(account))
  const [isAdding, setIsAdding] = useState(false)
  const add = useAddPerson(account)
  const link = useMakeLink(account)
  const workspace = self?.workspaces.find(({ username }) => username === account)
  const isAdmin = workspace?.role === 'admin'
  const nameOf = (username: string) => people.find((person) => person.username === username)?.name ?? username
  const open = () => {
    add.reset()
    link.reset()
    setIsAdding(true)
  }
  const linkProblem = link.error ? { username: link.variables, message: messageOf(link.error) } : null
  return (
    <Section
      title="People"
      says={isAdmin ? 'Who is in this workspace, and what they may do.' : <LookingOnly people={people} />}
      aside={
        isAdmin &&
        !isAdding && (
          <Button look="primary" onClick={open}>
            <UserPlus aria-hidden className="size-4" />
            Add somebody
          </Button>
        )
      }
    >
      {isAdding && (
        <AddPersonForm
          isAdding={add.isPending}
          error={add.error}
          onAdd={(member) => add.mutate(member, { onSuccess: () => setIsAdding(false) })}
          onCancel={() => setIsAdding(false)}
        />
      )}
      {add.data?.link && <PersonLink name={add.data.member.name} link={add.data.link} onDone={add.reset} />}
      {link.data && people.some(({ username }) => username === link.variables) && (
        <PersonLink name={nameOf(link.variables)} link={link.data} onDone={link.reset} />
      )}
      <SavedNote says={add.data && !add.data.link ? `${isolated(add.data.member.name)} is in now.` : null} />
      <PeopleList
        people={people}
        workspaceName={workspace?.name ?? account}
        isAdmin={isAdmin}
        linkProblem={linkProblem}
        onMakeLink={(person) => {
          add.reset()
          link.mutate(person.username)
        }}
      />
    </Section>
  )
}
