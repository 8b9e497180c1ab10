'use client'
import { useRef, useState } from 'react'
import { passwordRule } from '#/components/forms/text-rule.ts'
import { useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { EarlyForm } from '#/components/sign-in/early-form.tsx'
import { useSignIn } from '#/components/sign-in/use-sign-in.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { textsOf } from '#/components/ui/form-texts.ts'
import { TextField } from '#/components/ui/text-field.tsx'

/** Username and password. A refusal keeps the username and empties the password. */
export function PasswordForm({ returnTo }: { returnTo: string }) {
  const { problem, isBusy, start } = useSignIn('password', returnTo)
  const passwordInput = useRef<HTMLInputElement>(null)
  const [texts, setTexts] = useState<Record<string, string>>({})
  const [username, setUsername] = useState('')
  const { problems, submit } = useCheckedForm(
    [
      { name: 'username', text: texts['username'] ?? '', rule: { empty: 'This is empty: give your username.' } },
      { name: 'password', text: texts['password'] ?? '', rule: passwordRule },
    ],
    null,
  )
  const send = async (given: Record<string, string>) => {
    setUsername(given['username'] ?? '')
    const met = await start(given)
    if (!met || passwordInput.current === null) return
    passwordInput.current.value = ''
    passwordInput.current.focus()
  }
  return (
    <EarlyForm
      onSend={(given) => void send(given)}
      onInput={(event) => setTexts(textsOf(event.currentTarget))}
      onSubmit={(event) => {
        const given = textsOf(event.currentTarget)
        // A browser that fills in what it keeps may not say so before.
        setTexts(given)
        submit(event, () => void send(given))
      }}
    >
      {problem && <Notice look="bad" title={problem.message} announce />}
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        required
        defaultValue={username}
        problem={problems['username'] ?? null}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        problem={problems.password ?? null}
        ref={passwordInput}
      />
      <Button type="submit" look="primary" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </Button>
    </EarlyForm>
  )
}
