'use client'
import { Check } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { formatCount } from '#/lib/format/quantity.ts'

type AttentionGroupProps<T> = {
  name: string
  /** Of all there are; `items` are as many as are told. */
  count: number
  items: T[]
  firstShown: number
  keyOf: (item: T) => string
  children: (item: T) => ReactNode
  /** Said when there is nothing. */
  none: string
  /** Which of them are told where there are more, and what leads to the rest. */
  rest: ReactNode
}

/** What needs attention for one reason: how many there are, the first of them, and the others when asked. */
export function AttentionGroup<T>({
  name,
  count,
  items,
  firstShown,
  keyOf,
  children,
  none,
  rest,
}: AttentionGroupProps<T>) {
  const id = useId()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? items : items.slice(0, firstShown)
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 id={id} className="font-semibold">
          {name} <span className="text-muted font-normal tabular-nums">{formatCount(count)}</span>
        </h3>
        {count === 0 && (
          <p className="text-muted flex items-baseline gap-1.5">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 self-start" />
            {none}
          </p>
        )}
      </div>
      {shown.length > 0 && (
        <ul className="border-line bg-surface divide-line divide-y rounded-lg border">
          {shown.map((item) => (
            <li key={keyOf(item)} className="grid gap-x-6 gap-y-2 p-4 lg:grid-cols-[minmax(0,1fr)_auto]">
              {children(item)}
            </li>
          ))}
        </ul>
      )}
      {items.length > firstShown && (
        <div>
          <Button look="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? `Show the first ${firstShown}` : `Show ${formatCount(items.length - firstShown)} more`}
            <span className="sr-only"> of: {name}</span>
          </Button>
        </div>
      )}
      {items.length < count && (isWhole || items.length <= firstShown) && <p className="text-muted">{rest}</p>}
    </section>
  )
}
