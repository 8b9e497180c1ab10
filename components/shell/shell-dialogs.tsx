'use client'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type ReactNode, createContext, useContext, useState, useTransition } from 'react'
import { mainPlaces, sidePlaces } from '#/components/shell/places.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { useShortcuts } from '#/components/ui/shortcuts.ts'

const loadPalette = () => import('#/components/shell/palette/command-palette.tsx')
const loadShortcuts = () => import('#/components/shell/shortcuts-dialog.tsx')
const CommandPalette = dynamic(() => loadPalette().then(({ CommandPalette }) => CommandPalette), { ssr: false })
const ShortcutsDialog = dynamic(() => loadShortcuts().then(({ ShortcutsDialog }) => ShortcutsDialog), { ssr: false })

type Dialogs = {
  openPalette: () => void
  openShortcuts: () => void
  /** Leads to a page of this site. */
  go: (href: string) => void
  /** True while the page that was last asked for is on its way. */
  isGoing: boolean
  /** Fetches the script of the palette, for whoever is about to open it. */
  preparePalette: () => void
}

const nothing = () => undefined
const DialogsContext = createContext<Dialogs>({
  openPalette: nothing,
  openShortcuts: nothing,
  go: nothing,
  isGoing: false,
  preparePalette: nothing,
})

/** The dialogs that open from anywhere. */
export function useDialogs(): Dialogs {
  return useContext(DialogsContext)
}

type DialogName = 'palette' | 'shortcuts'

/** Holds the dialogs of the shell, whose scripts come when they are first opened, and the keys that work everywhere. */
export function ShellDialogs({ children }: { children: ReactNode }) {
  const router = useRouter()
  const { account } = useViewer()
  const [isGoing, startGoing] = useTransition()
  const [open, setOpen] = useState<DialogName | null>(null)
  const [opened, setOpened] = useState<readonly DialogName[]>([])
  const show = (name: DialogName | null) => {
    setOpen(name)
    if (name !== null && !opened.includes(name)) setOpened([...opened, name])
  }
  const dialogs: Dialogs = {
    openPalette: () => show('palette'),
    openShortcuts: () => show('shortcuts'),
    go: (href) => startGoing(() => router.push(href)),
    isGoing,
    preparePalette: () => void loadPalette(),
  }
  const places = [...mainPlaces(account), ...sidePlaces(account)]
  useShortcuts('Everywhere', [
    {
      key: 'mod+k',
      says: 'Search, or go somewhere',
      does: () => show(open === 'palette' ? null : 'palette'),
      worksAnywhere: true,
    },
    { key: '?', says: 'Show these shortcuts', does: dialogs.openShortcuts },
    ...places.map(({ keys, name, href }) => ({ key: keys, says: `Go to ${name}`, does: () => dialogs.go(href) })),
  ])
  const close = () => show(null)
  return (
    <DialogsContext value={dialogs}>
      {children}
      {opened.includes('palette') && <CommandPalette isOpen={open === 'palette'} onClose={close} />}
      {opened.includes('shortcuts') && <ShortcutsDialog isOpen={open === 'shortcuts'} onClose={close} />}
    </DialogsContext>
  )
}
