import type { Metadata } from 'next'
import { ProfileView } from '#/components/settings/profile-view.tsx'
import { ProblemView } from '#/components/shell/problem-view.tsx'
import { loadPerson } from '#/lib/server/load.ts'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const { problem } = await loadPerson()
  return problem ? <ProblemView code={problem.code} message={problem.message} /> : <ProfileView />
}
