'use client'
import { useState } from 'react'
import { nameRule } from '#/components/forms/text-rule.ts'
import { useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { SavedNote } from '#/components/settings/saved-note.tsx'
import { TimeZoneField } from '#/components/settings/time-zone-field.tsx'
import { Button } from '#/components/ui/button.tsx'
import { TextField } from '#/components/ui/text-field.tsx'
import type { Person } from '#/lib/client/account.ts'
import { useSavePerson } from '#/lib/queries/person.ts'

/** Who one is. What was typed stays until it is saved. */
export function ProfileForm({ person }: { person: Person }) {
  const [name, setName] = useState(person.name)
  const [email, setEmail] = useState(person.email ?? '')
  const [timeZone, setTimeZone] = useState(person.timeZone)
  const save = useSavePerson()
  const { problems, other, submit } = useCheckedForm(
    [
      { name: 'name', text: name, rule: nameRule(200) },
      { name: 'email', text: email, rule: { maxChars: 254 } },
      { name: 'time_zone', text: timeZone, rule: {} },
    ],
    save.error,
  )
  const send = () => save.mutate({ name, email: email.trim() === '' ? null : email.trim(), timeZone })
  const changing = (change: () => void) => {
    save.reset()
    change()
  }
  return (
    <form noValidate onSubmit={(event) => submit(event, send)} className="grid max-w-md gap-4">
      <TextField
        label="Username"
        name="username"
        value={person.username}
        disabled
        hint="It stands in addresses and stays."
      />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        dir="auto"
        required
        value={name}
        problem={problems.name ?? null}
        onChange={({ target }) => changing(() => setName(target.value))}
      />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="email"
        value={email}
        problem={problems.email ?? null}
        hint="Administrators see it; nothing is sent to it."
        onChange={({ target }) => changing(() => setEmail(target.value))}
      />
      <TimeZoneField
        zone={timeZone}
        problem={problems.time_zone ?? null}
        onChoose={(zone) => changing(() => setTimeZone(zone))}
      />
      {other && <MutationProblem error={other} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={save.isPending}>
          {save.isPending ? 'Saving…' : 'Save'}
        </Button>
        <SavedNote says={save.isSuccess ? 'Saved.' : null} />
      </div>
    </form>
  )
}
