'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { leave } from '#/components/shell/sign-out.ts'
import { Button } from '#/components/ui/button.tsx'

type NoWorkspaceProps = { name: string; username: string }

/** What somebody sees who can sign in, and is in no workspace (any more). */
export function NoWorkspace({ name, username }: NoWorkspaceProps) {
  const router = useRouter()
  const [isLooking, startLooking] = useTransition()
  const [isLeaving, setIsLeaving] = useState(false)
  const out = () => {
    setIsLeaving(true)
    void leave()
  }
  return (
    <>
      <p className="wrap-anywhere">
        You are signed in as <bdi className="font-medium">{name}</bdi>, and no workspace has you as a member.
      </p>
      <p className="text-muted wrap-anywhere">
        Ask an administrator of a workspace to add you. They need your username: <b>{username}</b>.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={isLooking} onClick={() => startLooking(() => router.refresh())}>
          {isLooking ? 'Looking…' : 'Look again'}
        </Button>
        <Button disabled={isLeaving} onClick={out}>
          {isLeaving ? 'Signing out…' : 'Sign out'}
        </Button>
      </div>
    </>
  )
}
