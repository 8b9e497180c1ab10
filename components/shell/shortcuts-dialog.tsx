'use client'
import { Dialog } from '#/components/ui/dialog.tsx'
import { Keys } from '#/components/ui/keys.tsx'
import { type ShortcutGroup, useShortcutGroups } from '#/components/ui/shortcuts.ts'

/** Groups of one name in one, each key once. */
function joined(groups: readonly ShortcutGroup[]): ShortcutGroup[] {
  const names = [...new Set(groups.map(({ name }) => name))]
  return names.map((name) => {
    const all = groups.filter((group) => group.name === name).flatMap(({ shortcuts }) => shortcuts)
    return { name, shortcuts: [...new Map(all.map((shortcut) => [shortcut.key, shortcut])).values()] }
  })
}

/** What the keys do on the page that is open. */
export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const groups = joined(useShortcutGroups())
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts" isWide>
      <div className="columns-1 gap-8 sm:columns-2">
        {groups.map(({ name, shortcuts }) => (
          <section key={name} aria-label={name} className="mb-5 break-inside-avoid">
            <h3 className="text-muted mb-1 font-medium">{name}</h3>
            <dl>
              {shortcuts.map(({ key, says }) => (
                <div key={key} className="border-line flex min-h-8 items-center gap-4 border-b py-1 last:border-b-0">
                  <dt className="order-2">
                    <Keys of={key} />
                  </dt>
                  <dd className="flex-1">{says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
