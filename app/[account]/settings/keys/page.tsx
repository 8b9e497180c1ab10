import type { Metadata } from 'next'
import { SettingsPage } from '#/components/settings/settings-page.tsx'
import { TokensView } from '#/components/settings/tokens-view.tsx'
import { loadTokens } from '#/lib/server/load-settings.ts'

export const metadata: Metadata = { title: 'Workspace keys' }

export default async function KeysPage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  return (
    <SettingsPage {...await loadTokens({ workspace: account })}>
      <TokensView of="key" />
    </SettingsPage>
  )
}
