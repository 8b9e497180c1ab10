'use client'
import Link from 'next/link'
import { EarlyForm } from '#/components/sign-in/early-form.tsx'
import { FirstAdministratorForm } from '#/components/sign-in/first-administrator-form.tsx'
import { useSignIn } from '#/components/sign-in/use-sign-in.ts'
import { Button } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

/** `signedInAs` is the name of the person who is signed in already, if somebody is. */
type LinkFormProps = { link: string; returnTo: string; signedInAs: string | null }

const linkClasses = 'text-accent w-fit underline underline-offset-2'

/** Uses a one-time link, on a press of a button: whoever only previews the link must not use it up. */
export function LinkForm({ link, returnTo, signedInAs }: LinkFormProps) {
  const { problem, isBusy, start } = useSignIn('link', returnTo)
  if (problem?.code === 'conflict') return <FirstAdministratorForm link={link} returnTo={returnTo} />
  return (
    <EarlyForm onSend={() => void start({ link })}>
      {problem ? (
        <Notice look="bad" title={problem.message} announce />
      ) : (
        <p className="text-muted">This link signs you in once. It cannot be used again afterwards.</p>
      )}
      {signedInAs !== null && (
        <p className="wrap-anywhere">
          You are signed in as <bdi className="font-medium">{signedInAs}</bdi>.{' '}
          <Link href={returnTo} prefetch={false} className={linkClasses}>
            Go on without the link
          </Link>
        </p>
      )}
      <Button type="submit" look="primary" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </Button>
      {problem && signedInAs === null && (
        <Link href="/sign-in" className={linkClasses}>
          Sign in with a password instead
        </Link>
      )}
    </EarlyForm>
  )
}
