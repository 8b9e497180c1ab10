import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { AppHeader } from '#/components/shell/app-header.tsx'
import { QueryProvider } from '#/components/shell/query-provider.tsx'
import { ViewerProvider } from '#/components/shell/viewer.tsx'
import { ClockProvider } from '#/components/ui/clock.tsx'
import { Toasts } from '#/components/ui/toasts.tsx'
import { loadAccount, loadClock, loadPerson } from '#/lib/server/load.ts'

type AccountLayoutProps = { children: ReactNode; params: Promise<{ account: string }> }

export default async function AccountLayout({ children, params }: AccountLayoutProps) {
  const { account } = await params
  const [{ value: person = null }, clock] = await Promise.all([loadPerson(), loadClock(), loadAccount(account)])
  return (
    <NuqsAdapter>
      <QueryProvider>
        <ClockProvider {...clock}>
          <ViewerProvider account={account} person={person}>
            <AppHeader account={account} person={person} />
            <main id="content" className="mx-auto grid max-w-[100rem] grid-cols-1 gap-5 px-4 py-6 sm:px-6">
              {children}
            </main>
            <Toasts />
          </ViewerProvider>
        </ClockProvider>
      </QueryProvider>
    </NuqsAdapter>
  )
}
