import type { Metadata } from 'next'
import { PeopleView } from '#/components/settings/people-view.tsx'
import { SettingsPage } from '#/components/settings/settings-page.tsx'
import { loadPeople } from '#/lib/server/load-settings.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  return (
    <SettingsPage {...await loadPeople(account)}>
      <PeopleView />
    </SettingsPage>
  )
}
