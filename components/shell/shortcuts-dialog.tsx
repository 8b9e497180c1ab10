'use client'
import { Fragment } from 'react'
import { Dialog } from '#/components/ui/dialog.tsx'
import { Keys } from '#/components/ui/keys.tsx'
import { type ShortcutGroup, useShortcutGroups } from '#/components/ui/shortcuts.ts'

type Line = { says: string; keys: string[] }

/** Groups of one name in one, and in each what several keys do once. */
function linesByName(groups: readonly ShortcutGroup[]): [name: string, lines: Line[]][] {
  const byName = Map.groupBy(groups, ({ name }) => name)
  return [...byName].map(([name, ofName]) => {
    const shortcuts = ofName.flatMap((group) => group.shortcuts)
    const lines = [...Map.groupBy(shortcuts, ({ says }) => says)]
    return [name, lines.map(([says, all]) => ({ says, keys: [...new Set(all.map(({ key }) => key))] }))]
  })
}

/** What the keys do on the page that is open. */
export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const groups = linesByName(useShortcutGroups())
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts" isWide>
      <div className="columns-1 gap-8 sm:columns-2">
        {groups.map(([name, lines]) => (
          <section key={name} aria-label={name} className="mb-5 break-inside-avoid">
            <h3 className="text-muted mb-1 font-medium">{name}</h3>
            <dl>
              {lines.map(({ says, keys }) => (
                <div key={says} className="border-line flex min-h-8 items-center gap-4 border-b py-1 last:border-b-0">
                  <dt className="order-2 flex items-center gap-1.5">
                    {keys.map((key, at) => (
                      <Fragment key={key}>
                        {at > 0 && <span className="text-muted">or</span>}
                        <Keys of={key} />
                      </Fragment>
                    ))}
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
