import type { Metadata } from 'next'
import { SessionsView } from '#/components/settings/sessions-view.tsx'
import { SettingsPage } from '#/components/settings/settings-page.tsx'
import { loadSessions } from '#/lib/server/load-settings.ts'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage() {
  return (
    <SettingsPage {...await loadSessions()}>
      <SessionsView />
    </SettingsPage>
  )
}
