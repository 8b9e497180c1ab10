'use client'
import { useState } from 'react'
import { nameRule, usernameHint, usernameRule } from '#/components/forms/text-rule.ts'
import { useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { RoleField } from '#/components/settings/role-field.tsx'
import { suggestUsername } from '#/components/settings/suggest-username.ts'
import { Button } from '#/components/ui/button.tsx'
import { Segmented } from '#/components/ui/segmented.tsx'
import { TextField } from '#/components/ui/text-field.tsx'
import type { NewMember } from '#/lib/client/people.ts'
import type { Role } from '#/lib/contract/role.ts'

const ways = [
  { value: 'new', label: 'A new person' },
  { value: 'known', label: 'Has an account here' },
] as const

const says = {
  new: 'They get a link that signs them in once, for you to pass on.',
  known: 'They keep their own way to sign in, and see this workspace beside their others.',
}

const asked = {
  new: 'Somebody has this username. Choose another one, or let them in under “Has an account here”.',
  known: 'Nobody here has this username. Check how it is written, or make them as “A new person”.',
}

/** The runs API says how to ask otherwise; here that is a choice above. */
function usernameProblem(way: 'new' | 'known', problem: string | undefined): string | null {
  if (problem === undefined) return null
  return /taken|nobody/.test(problem) ? asked[way] : problem
}

// The button that opened the form is gone, and with it the place where one was.
function focusName(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLInputElement>('input[name=name]')?.focus()
}

type AddPersonFormProps = {
  isAdding: boolean
  error: Error | null
  onAdd: (member: NewMember) => void
  onCancel: () => void
}

/** Who is to come in, and as what. What was typed stays until they are in. */
export function AddPersonForm({ isAdding, error, onAdd, onCancel }: AddPersonFormProps) {
  const [way, setWay] = useState<'new' | 'known'>('new')
  const [name, setName] = useState('')
  const [typedUsername, setUsername] = useState<string | null>(null)
  const [role, setRole] = useState<Role>('analyst')
  const username = typedUsername ?? (way === 'new' ? suggestUsername(name) : '')
  const { problems, other, submit } = useCheckedForm(
    [
      { name: 'name', text: name, rule: way === 'new' ? nameRule(200) : {} },
      { name: 'username', text: username, rule: usernameRule },
    ],
    error,
  )
  const send = () => onAdd({ username: username.trim(), role, name: way === 'new' ? name : null })
  return (
    <form
      ref={focusName}
      noValidate
      onSubmit={(event) => submit(event, send)}
      className="border-line bg-surface grid gap-4 rounded-md border p-4"
    >
      <div className="grid justify-items-start gap-2">
        <Segmented label="Who" options={[...ways]} value={way} onChoose={setWay} />
        <p className="text-muted">{says[way]}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {way === 'new' && (
          <TextField
            label="Name"
            name="name"
            dir="auto"
            required
            value={name}
            problem={problems.name ?? null}
            onChange={({ target }) => setName(target.value)}
          />
        )}
        <TextField
          label="Username"
          name="username"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          required
          hint={way === 'new' ? `${usernameHint} It stays.` : 'As they sign in.'}
          value={username}
          problem={usernameProblem(way, problems.username)}
          onChange={({ target }) => setUsername(target.value)}
        />
        <RoleField role={role} onChoose={setRole} />
      </div>
      {other && <MutationProblem error={other} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isAdding}>
          {isAdding ? 'Adding…' : 'Add them'}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
