'use client'
import { digestOf } from '#/components/shell/failure-digest.ts'
import { Button, ButtonLink } from '#/components/ui/button.tsx'
import { Notice } from '#/components/ui/notice.tsx'

type PageFailureProps = { error: unknown; retry: () => void }

/** What stands in a page's place when the page itself broke; its number finds the reason in the server's log. */
export function PageFailure({ error, retry }: PageFailureProps) {
  const digest = digestOf(error)
  return (
    <Notice look="bad" title="This page broke, and that is our fault.">
      <p>
        Try again; if it stays broken, tell whoever runs this server
        {digest === null ? '' : ` the number ${digest}, which is in its log`}.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={retry}>Try again</Button>
        <ButtonLink href="/">To the start</ButtonLink>
      </div>
    </Notice>
  )
}
