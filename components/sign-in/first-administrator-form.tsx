'use client'
import { useState } from 'react'
import { nameRule, newPasswordRule, usernameHint, usernameRule } from '#/components/forms/text-rule.ts'
import { useCheckedForm } from '#/components/forms/use-checked-form.ts'
import { useSignIn } from '#/components/sign-in/use-sign-in.ts'
import { textsOf } from '#/components/ui/form-texts.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'
import { TextField } from '#/components/ui/text-field.tsx'

const rules = [
  { name: 'name', rule: nameRule(200) },
  { name: 'username', rule: usernameRule },
  { name: 'password', rule: newPasswordRule },
  { name: 'workspace', rule: { ...usernameRule, empty: 'This is empty: give a name for addresses.' } },
] as const

type FirstAdministratorFormProps = { link: string; returnTo: string }

/** An empty installation asks who its first administrator is, and for the name of the first workspace. */
export function FirstAdministratorForm({ link, returnTo }: FirstAdministratorFormProps) {
  const { problem, isBusy, start } = useSignIn('link', returnTo)
  const [texts, setTexts] = useState<Record<string, string>>({})
  const { problems, submit } = useCheckedForm(
    rules.map(({ name, rule }) => ({ name, rule, text: texts[name] ?? '' })),
    null,
  )
  return (
    <form
      method="post"
      noValidate
      onInput={(event) => setTexts(textsOf(event.currentTarget))}
      onSubmit={(event) => {
        const given = textsOf(event.currentTarget)
        setTexts(given)
        submit(event, () => void start({ ...given, link }))
      }}
      className="grid gap-4"
    >
      <p className="text-muted">Nobody is here yet: you become the first administrator.</p>
      {problem && <Notice look="bad" title={problem.message} announce />}
      <TextField label="Your name" name="name" autoComplete="name" required problem={problems.name ?? null} />
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        required
        hint={usernameHint}
        problem={problems.username ?? null}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 8 characters."
        problem={problems.password ?? null}
      />
      <TextField
        label="Workspace"
        name="workspace"
        autoCapitalize="none"
        required
        problem={problems.workspace ?? null}
        hint="Written like a username. Its reports and runs are found under it, as in /acme/runs."
      />
      <Button type="submit" look="primary" disabled={isBusy}>
        {isBusy ? 'Setting up…' : 'Set up and sign in'}
      </Button>
    </form>
  )
}
