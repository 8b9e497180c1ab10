import type { Metadata } from 'next'
import { SettingsPage } from '#/components/settings/settings-page.tsx'
import { TokensView } from '#/components/settings/tokens-view.tsx'
import { loadTokens } from '#/lib/server/load-settings.ts'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokensPage() {
  return (
    <SettingsPage {...await loadTokens({ workspace: null })}>
      <TokensView of="token" />
    </SettingsPage>
  )
}
