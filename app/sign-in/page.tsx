import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LonePage } from '#/components/shell/lone-page.tsx'
import { LinkForm } from '#/components/sign-in/link-form.tsx'
import { PasswordForm } from '#/components/sign-in/password-form.tsx'
import { isSignedIn } from '#/lib/server/load.ts'
import { returnAddress } from '#/lib/server/return-address.ts'

export const metadata: Metadata = { title: 'Sign in' }

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { link, callbackUrl } = await searchParams
  const returnTo = returnAddress(callbackUrl)
  if (typeof link === 'string') {
    return (
      <LonePage title="Sign in">
        <LinkForm link={link} returnTo={returnTo} />
      </LonePage>
    )
  }
  if (await isSignedIn()) redirect(returnTo)
  return (
    <LonePage title="Sign in">
      <PasswordForm returnTo={returnTo} />
    </LonePage>
  )
}
