import type { Metadata } from 'next'
import { TimelineView } from '#/components/timeline/timeline-view.tsx'

export const metadata: Metadata = { title: 'Timeline' }

type TimelinePageProps = { params: Promise<{ account: string }> }

export default async function TimelinePage({ params }: TimelinePageProps) {
  const { account } = await params
  return <TimelineView account={account} />
}
