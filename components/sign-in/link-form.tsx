'use client'
import Link from 'next/link'
import { FirstAdministratorForm } from '#/components/sign-in/first-administrator-form.tsx'
import { useSignIn } from '#/components/sign-in/use-sign-in.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

type LinkFormProps = { link: string; returnTo: string }

/** Uses a one-time link, on a press of a button: whoever only previews the link must not use it up. */
export function LinkForm({ link, returnTo }: LinkFormProps) {
  const { problem, isBusy, start } = useSignIn('link', returnTo)
  if (problem?.code === 'conflict') return <FirstAdministratorForm link={link} returnTo={returnTo} />
  return (
    <div className="grid gap-4">
      {problem ? (
        <Notice look="bad" title={problem.message} announce />
      ) : (
        <p className="text-muted">This link signs you in once. It cannot be used again afterwards.</p>
      )}
      <Button look="primary" disabled={isBusy} onClick={() => void start({ link })}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </Button>
      {problem && (
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          Sign in with a password instead
        </Link>
      )}
    </div>
  )
}
