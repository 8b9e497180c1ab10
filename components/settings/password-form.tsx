'use client'
import { type FormEvent, useState } from 'react'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { formProblems } from '#/components/settings/field-problem.ts'
import { PasswordField } from '#/components/settings/password-field.tsx'
import { SavedNote } from '#/components/settings/saved-note.tsx'
import { Button } from '#/components/ui/button.tsx'
import type { Person } from '#/lib/client/account.ts'
import { useChangePassword } from '#/lib/queries/sessions.ts'

const fields = ['current_password', 'new_password'] as const

function savedWords(endedSessions: number | undefined): string | null {
  if (endedSessions === undefined) return null
  if (endedSessions === 0) return 'Your password is saved.'
  const sessions = endedSessions === 1 ? 'Your other session has' : `Your ${endedSessions} other sessions have`
  return `Your password is saved. ${sessions} ended.`
}

/** Sets or changes one's password. What was typed stays until it is saved. */
export function PasswordForm({ person }: { person: Person }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useChangePassword()
  const { fields: problems, other } = formProblems(change.error, fields)
  const needsCurrent = person.needsCurrentPassword
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const onSuccess = () => {
      setCurrent('')
      setNext('')
    }
    change.mutate({ current: needsCurrent ? current : null, next }, { onSuccess })
  }
  return (
    <form method="post" onSubmit={submit} className="grid max-w-md gap-4">
      <input hidden name="username" autoComplete="username" value={person.username} readOnly />
      {needsCurrent && (
        <PasswordField
          label="Current password"
          name="current_password"
          autoComplete="current-password"
          value={current}
          problem={problems.current_password ?? null}
          onChange={setCurrent}
        />
      )}
      <PasswordField
        label="New password"
        name="new_password"
        autoComplete="new-password"
        minLength={8}
        hint="At least 8 characters."
        value={next}
        problem={problems.new_password ?? null}
        onChange={setNext}
      />
      {other && <MutationProblem error={other} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={change.isPending}>
          {change.isPending ? 'Saving…' : person.hasPassword ? 'Change the password' : 'Set the password'}
        </Button>
        <SavedNote says={savedWords(change.data)} />
      </div>
    </form>
  )
}
