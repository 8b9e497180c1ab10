'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, createContext, useContext, useState, useTransition } from 'react'
import { innerPlaces, mainPlaces, sidePlaces } from '#/components/shell/places.ts'
import { useViewer } from '#/components/shell/viewer.tsx'
import { latePopup } from '#/components/ui/late-popup.tsx'
import { useShortcuts } from '#/components/ui/shortcuts.ts'
import { useHeldKeys } from '#/components/ui/use-held-keys.ts'

const CommandPalette = latePopup(() =>
  import('#/components/shell/palette/command-palette.tsx').then((module) => module.CommandPalette),
)
const ShortcutsDialog = latePopup(() =>
  import('#/components/shell/shortcuts-dialog.tsx').then((module) => module.ShortcutsDialog),
)
const paletteId = 'command-palette'

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
  const [open, show] = useState<DialogName | null>(null)
  const close = () => show(null)
  useHeldKeys(open === 'palette', { popupId: paletteId, first: null, giveUp: close })
  const dialogs: Dialogs = {
    openPalette: () => show('palette'),
    openShortcuts: () => show('shortcuts'),
    go: (href) => startGoing(() => router.push(href)),
    isGoing,
    preparePalette: CommandPalette.prepare,
  }
  const places = [...mainPlaces(account), ...innerPlaces(account), ...sidePlaces(account)]
  useShortcuts('Everywhere', [
    {
      key: 'mod+k',
      says: 'Search, or go somewhere',
      // Pressed again while it is on its way, the keys still ask for it.
      does: () => show(open === 'palette' && document.getElementById(paletteId) !== null ? null : 'palette'),
      worksAnywhere: true,
    },
    { key: '?', says: 'Show these shortcuts', does: dialogs.openShortcuts },
    ...places.map(({ keys, name, href }) => ({ key: keys, says: `Go to ${name}`, does: () => dialogs.go(href) })),
  ])
  return (
    <DialogsContext value={dialogs}>
      {children}
      <CommandPalette popupId={paletteId} isOpen={open === 'palette'} onClose={close} />
      <ShortcutsDialog isOpen={open === 'shortcuts'} onClose={close} />
    </DialogsContext>
  )
}
