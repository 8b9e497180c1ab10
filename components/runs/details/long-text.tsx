'use client'
import { type ReactNode, useState } from 'react'
import { formatCount } from '#/lib/format/quantity.ts'

type LongTextProps = {
  text: string
  /** What it is the text of, for those who do not see where it stands. */
  name: string
  maxChars: number
  /** How what is shown of it is drawn, where that is more than the text. */
  draw?: (shown: string) => ReactNode
}

/** A text by its beginning, and whole when somebody asks. */
export function LongText({ text, name, maxChars, draw = (shown) => shown }: LongTextProps) {
  const [isWhole, setIsWhole] = useState(false)
  if (text.length <= maxChars) return <bdi>{draw(text)}</bdi>
  return (
    <>
      <bdi className={isWhole ? 'block max-h-96 overflow-y-auto' : undefined}>
        {draw(isWhole ? text : `${text.slice(0, maxChars)}…`)}
      </bdi>{' '}
      <button
        type="button"
        aria-expanded={isWhole}
        onClick={() => setIsWhole(!isWhole)}
        className="text-accent min-h-6 font-normal whitespace-nowrap underline underline-offset-2 print:hidden"
      >
        {isWhole ? 'Show less' : `Show all ${formatCount(text.length)} characters`}
        <span className="sr-only"> of {name}</span>
      </button>
    </>
  )
}
