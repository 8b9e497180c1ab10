'use client'
import dynamic from 'next/dynamic'

// Every page loads this file before it needs it. Where the rest of it cannot be had, `global-error.tsx` stands in for it.
const LonePage = dynamic(async () => (await import('#/components/shell/lone-page.tsx')).LonePage)
const PageFailure = dynamic(async () => (await import('#/components/shell/page-failure.tsx')).PageFailure)

export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <LonePage title="Something went wrong">
      <PageFailure {...props} />
    </LonePage>
  )
}
