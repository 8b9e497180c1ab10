import type { Metadata } from 'next'
import Link from 'next/link'
import { ApiDocsView } from '#/components/api-docs/api-docs-view.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { FileLink } from '#/components/ui/button.tsx'
import { PageTitle } from '#/components/ui/page-title.tsx'
import { getApiDocument } from '#/lib/client/api-document.ts'
import { webEnv } from '#/lib/server/env.ts'
import { load } from '#/lib/server/load.ts'

export const metadata: Metadata = { title: 'API docs' }

export default async function ApiDocsPage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  const { value: document, problem } = await load(getApiDocument)
  const { origin } = new URL(webEnv().NEXTAUTH_URL)
  return (
    <>
      <PageTitle title="API docs">
        <FileLink href="/api/openapi.json">openapi.json</FileLink>
      </PageTitle>
      <p className="max-w-prose">
        The runs API at <span className="font-mono wrap-anywhere">{origin}/api</span>, compatible with Mode’s Report
        Runs API. It takes HTTP Basic: an API token as the user, its secret as the password. Make a token in{' '}
        <Link href={`/${account}/settings/tokens`} className="text-accent underline underline-offset-2">
          Settings
        </Link>
        .
      </p>
      {problem && <ProblemView code={problem.code} message={problem.message} />}
      {document && <ApiDocsView document={document} origin={origin} account={account} />}
    </>
  )
}
