'use client'
import { type FormEvent, useRef } from 'react'
import { useSignIn } from '#/components/sign-in/use-sign-in.ts'
import { textsOf } from '#/components/ui/form-texts.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { TextField } from '#/components/ui/text-field.tsx'

/** Username and password. A refusal keeps the username and empties the password. */
export function PasswordForm({ returnTo }: { returnTo: string }) {
  const { problem, isBusy, start } = useSignIn('password', returnTo)
  const passwordInput = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const met = await start(textsOf(event.currentTarget))
    if (!met || passwordInput.current === null) return
    passwordInput.current.value = ''
    passwordInput.current.focus()
  }
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-4">
      {problem && <Notice look="bad" title={problem.message} announce />}
      <TextField label="Username" name="username" autoComplete="username" autoCapitalize="none" required />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        ref={passwordInput}
      />
      <Button type="submit" look="primary" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
