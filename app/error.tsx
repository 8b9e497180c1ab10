'use client'
import { LonePage } from '#/components/shell/lone-page.tsx'
import { PageFailure } from '#/components/shell/page-failure.tsx'

export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <LonePage title="Something went wrong">
      <PageFailure {...props} />
    </LonePage>
  )
}
