import type { ReactNode } from 'react'
import { SettingsNav } from '#/components/settings/settings-nav.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageTitle title="Settings" />
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 md:grid-cols-[11rem_minmax(0,1fr)]">
        <SettingsNav />
        <div className="grid max-w-4xl grid-cols-1 content-start gap-10">{children}</div>
      </div>
    </>
  )
}
