'use client'
import { signOut } from 'next-auth/react'
import { useState } from 'react'

/** Ends the session, here and in the runs API. */
export function SignOutButton() {
  const [isLeaving, setIsLeaving] = useState(false)
  const leave = async () => {
    setIsLeaving(true)
    // Even where the answer is lost, the sign-in page shows what came of it.
    await signOut({ redirect: false }).catch(() => undefined)
    window.location.assign('/sign-in')
  }
  return (
    <button
      type="button"
      onClick={() => void leave()}
      disabled={isLeaving}
      className="text-muted hover:bg-sunken hover:text-ink inline-flex min-h-8 items-center rounded-md px-2.5"
    >
      {isLeaving ? 'Signing out…' : 'Sign out'}
    </button>
  )
}
