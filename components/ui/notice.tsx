import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'

const looks = {
  bad: { box: 'border-bad bg-bad-soft', ink: 'text-bad', icon: CircleAlert },
  wait: { box: 'border-wait bg-wait-soft', ink: 'text-wait', icon: Info },
}

type NoticeProps = { look: keyof typeof looks; title: string; children?: ReactNode; announce?: boolean }

/** A sentence that must be seen, and what to do about it. `announce` for one that appears after the page did. */
export function Notice({ look, title, children, announce = false }: NoticeProps) {
  const { box, ink, icon: Icon } = looks[look]
  return (
    <div role={announce ? 'alert' : undefined} className={`flex gap-2.5 rounded-md border px-3 py-2.5 ${box}`}>
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="grid min-w-0 gap-1.5">
        <p className="font-medium wrap-anywhere">{title}</p>
        {children}
      </div>
    </div>
  )
}
