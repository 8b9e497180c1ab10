'use client'
import { LoaderCircle, Search } from 'lucide-react'
import Link from 'next/link'
import { BrandMark } from '#/components/shell/brand.tsx'
import { ConnectionLine } from '#/components/shell/connection-line.tsx'
import { useDialogs } from '#/components/shell/shell-dialogs.tsx'
import { WorkspaceSwitcher } from '#/components/shell/workspace-switcher.tsx'
import { Keys } from '#/components/ui/keys.tsx'

function SearchButton() {
  const { openPalette, preparePalette, isGoing } = useDialogs()
  const Icon = isGoing ? LoaderCircle : Search
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={openPalette}
      onPointerEnter={preparePalette}
      onFocus={preparePalette}
      className="border-line bg-canvas text-muted hover:text-ink hover:bg-sunken ml-auto flex h-8 shrink-0 items-center gap-2 rounded-md border px-2 max-md:size-9 max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:px-0 md:w-64"
    >
      <Icon aria-hidden className={`size-4 shrink-0 ${isGoing ? 'motion-safe:animate-spin' : ''}`} />
      <span className="flex-1 text-left max-md:sr-only">Search or go to…</span>
      <span className="max-md:hidden">
        <Keys of="mod+k" />
      </span>
    </button>
  )
}

/** Above every page: the workspace, whether what one sees is current, and the search. `accountName` is the workspace's. */
export function TopBar({ accountName }: { accountName: string }) {
  return (
    <header className="border-line bg-surface sticky top-0 z-20 flex h-(--bar-height) items-center gap-3 border-b px-4 sm:px-6 print:hidden">
      <Link href="/" prefetch={false} className="-m-1 p-1 md:hidden">
        <BrandMark />
        <span className="sr-only">Runboard</span>
      </Link>
      <div className="max-w-[40vw] min-w-0 lg:max-w-md">
        <WorkspaceSwitcher name={accountName} />
      </div>
      <ConnectionLine />
      <SearchButton />
    </header>
  )
}
