'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useState, useSyncExternalStore } from 'react'
import { askForm, useAskedForm } from '#/components/runs/actions/asked-form.ts'
import { askedForm, formSearch } from '#/components/runs/actions/run-link.ts'
import { panelClasses } from '#/components/runs/rerun/panel-classes.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { laterPart } from '#/components/ui/later-part.tsx'

const RerunPanel = laterPart(
  async () => (await import('#/components/runs/rerun/rerun-panel.tsx')).RerunPanel,
  <div className={panelClasses} />,
)

const nothingChanges = () => () => {}

// What the panel reads must not be asked for before the page has put what the server read into the cache.
function useIsHydrated(): boolean {
  return useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  )
}

/** The panel for the form that was asked for by a button, or else by the address of the page (`?param_x=`). */
export function FormPanel() {
  const askedAnywhere = useAskedForm()
  const { account } = useViewer()
  const path = usePathname()
  const search = useSearchParams()
  const [closed, setClosed] = useState('')
  const asked = askedAnywhere?.page === path ? askedAnywhere : null
  const addressed = askedForm(path, search)
  const place = `${path}?${formSearch(search)}`
  const isAddressed = addressed !== null && addressed.account === account && place !== closed
  const address = asked ? { account, report: asked.report, run: asked.run } : isAddressed ? addressed : null
  const isHydrated = useIsHydrated()
  if (address === null || !isHydrated) return null
  const fillsIn = addressed?.report === address.report && addressed.run === address.run
  const close = () => {
    setClosed(place)
    askForm(null)
  }
  return (
    <RerunPanel
      key={`${address.report}/${address.run ?? ''}`}
      address={address}
      search={fillsIn ? formSearch(search).toString() : ''}
      asked={asked}
      onClose={close}
    />
  )
}
