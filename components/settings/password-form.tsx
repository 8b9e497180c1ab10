'use client'
import { useState } from 'react'
import { newPasswordRule, passwordRule } from '#/components/forms/text-rule.ts'
import { type CheckedField, useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { MutationProblem } from '#/components/runs/mutation-problem.tsx'
import { PasswordField } from '#/components/settings/password-field.tsx'
import { SavedNote } from '#/components/settings/saved-note.tsx'
import { Button } from '#/components/ui/button.tsx'
import type { Person } from '#/lib/client/account.ts'
import { useChangePassword } from '#/lib/queries/sessions.ts'

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
  const needsCurrent = person.needsCurrentPassword
  const fields: CheckedField<'current_password' | 'new_password'>[] = [
    { name: 'new_password', text: next, rule: newPasswordRule },
  ]
  if (needsCurrent) fields.unshift({ name: 'current_password', text: current, rule: passwordRule })
  const { problems, other, submit } = useCheckedForm(fields, change.error)
  const send = () => {
    const onSuccess = () => {
      setCurrent('')
      setNext('')
    }
    change.mutate({ current: needsCurrent ? current : null, next }, { onSuccess })
  }
  return (
    <form method="post" noValidate onSubmit={(event) => submit(event, send)} className="grid max-w-md gap-4">
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
