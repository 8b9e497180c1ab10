import { redirect } from 'next/navigation'

type AccountPageProps = { params: Promise<{ account: string }> }

export default async function AccountPage({ params }: AccountPageProps) {
  redirect(`/${(await params).account}/runs`)
}
