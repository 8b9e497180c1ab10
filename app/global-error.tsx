'use client'
import './globals.css'
import { LonePage } from '#/components/shell/lone-page.tsx'
import { PageFailure } from '#/components/shell/page-failure.tsx'

export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <LonePage title="Something went wrong">
          <PageFailure {...props} />
        </LonePage>
      </body>
    </html>
  )
}
