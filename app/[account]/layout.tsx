import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountProviders } from '#/components/shell/account-providers.tsx'
import { AppShell } from '#/components/shell/app-shell.tsx'
import { isIn } from '#/lib/server/is-in.ts'
import { loadAccount, loadPerson } from '#/lib/server/load.ts'
import { personState } from '#/lib/server/person-state.ts'

type AccountLayoutProps = { children: ReactNode; params: Promise<{ account: string }> }

export default async function AccountLayout({ children, params }: AccountLayoutProps) {
  const { account } = await params
  const [{ value: person = null }, { value: shown }] = await Promise.all([loadPerson(), loadAccount(account)])
  if (person !== null && !isIn(person, account)) notFound()
  return (
    <AccountProviders account={account} nowMs={Date.now()} state={personState(person)}>
      <AppShell accountName={shown?.name ?? account}>{children}</AppShell>
    </AccountProviders>
  )
}
