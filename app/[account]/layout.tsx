import type { ReactNode } from 'react'
import { AppHeader } from '#/components/shell/app-header.tsx'
import { QueryProvider } from '#/components/shell/query-provider.tsx'
import { loadAccount, loadPerson } from '#/lib/server/load.ts'

type AccountLayoutProps = { children: ReactNode; params: Promise<{ account: string }> }

export default async function AccountLayout({ children, params }: AccountLayoutProps) {
  const { account } = await params
  const [{ value: person = null }] = await Promise.all([loadPerson(), loadAccount(account)])
  return (
    <QueryProvider>
      <AppHeader account={account} person={person} />
      <main id="content" className="mx-auto grid max-w-[100rem] grid-cols-1 gap-5 px-4 py-6 sm:px-6">
        {children}
      </main>
    </QueryProvider>
  )
}
