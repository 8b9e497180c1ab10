import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LonePage } from '#/components/shell/lone-page.tsx'
import { LinkForm } from '#/components/sign-in/link-form.tsx'
import { PasswordForm } from '#/components/sign-in/password-form.tsx'
import { WaysIn } from '#/components/sign-in/ways-in.tsx'
import { findPerson } from '#/lib/server/load.ts'
import { returnAddress } from '#/lib/server/return-address.ts'

export const metadata: Metadata = { title: 'Sign in' }

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { link, callbackUrl } = await searchParams
  const returnTo = returnAddress(callbackUrl)
  const person = await findPerson()
  if (person && typeof link !== 'string') redirect(returnTo)
  return (
    <LonePage title="Sign in" footer={<WaysIn />}>
      {typeof link === 'string' ? (
        <LinkForm link={link} returnTo={returnTo} signedInAs={person?.name ?? null} />
      ) : (
        <PasswordForm returnTo={returnTo} />
      )}
    </LonePage>
  )
}
