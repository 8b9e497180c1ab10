'use client'
import { Fragment, useSyncExternalStore } from 'react'
import { isPair, keyWords } from '#/components/ui/key-words.ts'

const never = () => () => undefined

function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  )
}

/** The keys of a shortcut, each in its own box. */
export function Keys({ of }: { of: string }) {
  const keys = keyWords(of, useIsMac())
  const areApart = isPair(of)
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {keys.map((key, at) => (
        <Fragment key={key}>
          {areApart && at > 0 && <span className="text-muted">then</span>}
          <kbd className="border-line bg-sunken text-muted inline-flex h-5 min-w-5 items-center justify-center rounded border px-1 font-sans text-xs">
            {key}
          </kbd>
        </Fragment>
      ))}
    </span>
  )
}
