'use client'
import { type ComponentType, lazy } from 'react'
import { Button } from '#/components/ui/button.tsx'
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

/** A part of the page that is loaded when it is first shown; where that fails it says so, and the page stays. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load().catch((): ComponentType<Props> => PartNotLoaded) }))
}
