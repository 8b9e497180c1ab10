'use client'
import { PageFailure } from '#/components/shell/page-failure.tsx'

export default function AccountError(props: { error: unknown; retry: () => void }) {
  return <PageFailure {...props} />
}
