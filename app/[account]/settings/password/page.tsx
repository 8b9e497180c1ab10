import type { Metadata } from 'next'
import { PasswordView } from '#/components/settings/password-view.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { loadPerson } from '#/lib/server/load.ts'

export const metadata: Metadata = { title: 'Password' }

export default async function PasswordPage() {
  const { problem } = await loadPerson()
  return problem ? <ProblemView code={problem.code} message={problem.message} /> : <PasswordView />
}
