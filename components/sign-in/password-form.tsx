'use client'
import { useRef, useState } from 'react'
import { EarlyForm } from '#/components/sign-in/early-form.tsx'
import { useSignIn } from '#/components/sign-in/use-sign-in.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { TextField } from '#/components/ui/text-field.tsx'

/** Username and password. A refusal keeps the username and empties the password. */
export function PasswordForm({ returnTo }: { returnTo: string }) {
  const { problem, isBusy, start } = useSignIn('password', returnTo)
  const passwordInput = useRef<HTMLInputElement>(null)
  const [username, setUsername] = useState('')
  const send = async (given: Record<string, string>) => {
    setUsername(given['username'] ?? '')
    const met = await start(given)
    if (met === null || passwordInput.current === null) return
    passwordInput.current.value = ''
    passwordInput.current.focus()
  }
  return (
    <EarlyForm onSend={(given) => void send(given)}>
      {problem && <Notice look="bad" title={problem.message} announce />}
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        required
        defaultValue={username}
      />
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
    </EarlyForm>
  )
}
