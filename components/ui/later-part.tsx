'use client'
import { type ComponentType, type ReactNode, Suspense, createElement, use, useState, useSyncExternalStore } from 'react'
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

type Load<Props> = () => Promise<ComponentType<Props>>

/** The part itself, which suspends until it is there; where it cannot be loaded it says so, and the page stays. */
function awaitedPart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const part = later(load)
  let wanted: Promise<ComponentType<Props>> | null = null
  const want = () => (wanted ??= part.fetch().catch((): ComponentType<Props> => PartNotLoaded))
  return function Awaited(props: Props) {
    // What it finds changes without its props: nothing of it may be kept.
    'use no memo'
    // What is there needs no waiting: even a moment of it would show what stands in its place.
    return createElement(part.now() ?? use(want()), props)
  }
}

/**
 * A part of the page that its first view does without; it comes as `later` says. `meanwhile` stands in its place until it is
 * there: as large as it, where others would move.
 */
export function laterPart<Props extends object>(load: Load<Props>, meanwhile: ReactNode = null): ComponentType<Props> {
  const Part = awaitedPart(load)
  return function LaterPart(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    )
  }
}

const nothingChanges = () => () => {}

/**
 * The same for what some addresses begin with: the server sends it in its place. A boundary of its own would come behind the
 * page in what the server sends, and move what is there.
 */
export function servedPart<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const Part = awaitedPart(load)
  return function ServedPart(props: Props) {
    const isServed = useSyncExternalStore(
      nothingChanges,
      () => false,
      () => true,
    )
    const [beganServed] = useState(isServed)
    if (beganServed) return <Part {...props} />
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}
