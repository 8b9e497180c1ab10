'use client'
import type { FormEvent } from 'react'
import { useSignIn } from '#/components/sign-in/use-sign-in.ts'
import { textsOf } from '#/components/ui/form-texts.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { TextField } from '#/components/ui/text-field.tsx'

const usernamePattern = '[a-z0-9][a-z0-9_\\-]{0,38}'
const usernameHint = 'Lowercase letters, digits, "-" and "_", up to 39 of them.'

type FirstAdministratorFormProps = { link: string; returnTo: string }

/** An empty installation asks who its first administrator is, and for the name of the first workspace. */
export function FirstAdministratorForm({ link, returnTo }: FirstAdministratorFormProps) {
  const { problem, isBusy, start } = useSignIn('link', returnTo)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void start({ ...textsOf(event.currentTarget), link })
  }
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <p className="text-muted">Nobody is here yet: you become the first administrator.</p>
      {problem && <Notice look="bad" title={problem.message} announce />}
      <TextField label="Your name" name="name" autoComplete="name" required maxLength={200} />
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        required
        pattern={usernamePattern}
        hint={usernameHint}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="At least 8 characters."
      />
      <TextField
        label="Workspace"
        name="workspace"
        autoCapitalize="none"
        required
        pattern={usernamePattern}
        hint="Its reports and runs are found under this name, as in /acme/runs."
      />
      <Button type="submit" look="primary" disabled={isBusy}>
        {isBusy ? 'Setting up…' : 'Set up and sign in'}
      </Button>
    </form>
  )
}
