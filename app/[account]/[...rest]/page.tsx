import { notFound } from 'next/navigation'

/** Whatever else is asked for below an account: said inside its shell. */
export default function NothingPage() {
  notFound()
}
