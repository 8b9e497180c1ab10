'use client'
import { FileDown, Link2 } from 'lucide-react'
import { copyText } from '#/components/ui/copy-text.ts'
import { MenuItem, MenuLink } from '#/components/ui/menu.tsx'
import { tell } from '#/components/ui/toasts.tsx'
import { runsExportPath } from '#/lib/client/runs-export.ts'
import { type RunsSelection, runsSearch } from '#/lib/client/runs-search.ts'

async function copyLink(): Promise<void> {
  const here = new URL(window.location.href)
  here.searchParams.delete('peek')
  const isCopied = await copyText(here.href)
  tell({
    says: isCopied ? 'Copied the link to these runs.' : 'The browser does not allow this page to copy.',
    isBad: !isCopied,
  })
}

/** The ways in which the runs of a selection can leave. */
export function ExportChoices({ selection }: { selection: RunsSelection }) {
  return (
    <>
      <MenuLink
        isFile
        href={runsExportPath(selection.account, runsSearch(selection, null, 1))}
        icon={<FileDown aria-hidden className="size-4 shrink-0" />}
      >
        These runs as CSV
      </MenuLink>
      <MenuItem icon={<Link2 aria-hidden className="size-4 shrink-0" />} onSelect={() => void copyLink()}>
        Copy the link to these runs
      </MenuItem>
    </>
  )
}
