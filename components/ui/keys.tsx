'use client'
import { useSyncExternalStore } from 'react'
import { keyWords } from '#/components/ui/key-words.ts'

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
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="border-line bg-sunken text-muted inline-flex h-5 min-w-5 items-center justify-center rounded border px-1 font-sans text-xs"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
