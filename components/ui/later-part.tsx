'use client'
import { type ComponentType, type ReactNode, Suspense, createElement, use } from 'react'
import { Button } from '#/components/ui/button.tsx'
import { later } from '#/components/ui/later.ts'
import { Notice } from '#/components/ui/notice.tsx'

function PartNotLoaded() {
  return (
    <div className="bg-surface fixed right-4 bottom-4 left-4 z-40 max-w-sm sm:left-auto">
      <Notice look="bad" title="This part of the page could not be loaded. What you typed is kept." announce>
        <Button onClick={() => window.location.reload()}>Reload the page</Button>
      </Notice>
    </div>
  )
}

/**
 * A part of the page that its first view does without; it comes as `later` says. `meanwhile` stands in its place until it is
 * there: as large as it, where others would move. Where it cannot be loaded it says so, and the page stays.
 */
export function laterPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  const part = later(load)
  let wanted: Promise<ComponentType<Props>> | null = null
  const want = () => (wanted ??= part.fetch().catch((): ComponentType<Props> => PartNotLoaded))
  function Loaded(props: Props) {
    // What it finds changes without its props: nothing of it may be kept.
    'use no memo'
    // What is there needs no waiting: even a moment of it would show what stands in its place.
    return createElement(part.now() ?? use(want()), props)
  }
  return function LaterPart(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Loaded {...props} />
      </Suspense>
    )
  }
}
