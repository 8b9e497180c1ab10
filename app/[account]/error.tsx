'use client'
import { PageFailure } from '#/components/shell/page-failure.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'

export default function AccountError(props: { error: unknown; retry: () => void }) {
  return (
    <>
      <PageTitle title="Something went wrong" />
      <PageFailure {...props} />
    </>
  )
}
