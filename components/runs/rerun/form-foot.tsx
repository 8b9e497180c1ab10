'use client'
import { Check, Link2 } from 'lucide-react'
import { useState } from 'react'
import type { FormAddress } from '#/components/runs/actions/run-link.ts'
import { formLink } from '#/components/runs/rerun/form-link.ts'
import { absoluteAddress } from '#/components/runs/actions/share-run.ts'
import { type FormValues, changedFields, textBefore } from '#/components/runs/rerun/changed-fields.ts'
import { changeDraft, readDraft, useDraft } from '#/components/runs/rerun/form-drafts.ts'
import { Button } from '#/components/ui/button.tsx'
import { copyText } from '#/components/ui/copy-text.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { formatAmount } from '#/lib/format/quantity.ts'
import { useIsStarting } from '#/lib/queries/run-mutations.ts'

type FormFootProps = {
  form: string
  address: FormAddress
  values: Pick<FormValues, 'fields' | 'start'>
  hindrance: string | null
}

/** What a form leads to: the run; and how far it is from the run that is repeated. */
export function FormFoot({ form, address, values, hindrance }: FormFootProps) {
  const { edits } = useDraft(form)
  const isStarting = useIsStarting(form)
  const changed = changedFields({ ...values, edits })
  const reset = () => {
    const before = changed.map((field) => [field.name, textBefore(field, values.start)])
    changeDraft(form, { edits: { ...readDraft(form).edits, ...Object.fromEntries(before) }, problem: null })
  }
  return (
    <div className="border-line grid grid-cols-1 gap-2 border-t px-4 py-3">
      {hindrance !== null && <p className="text-muted">{hindrance}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={hindrance !== null} aria-disabled={isStarting}>
          {isStarting ? 'Starting…' : 'Run'}
        </Button>
        {changed.length > 0 && (
          <Button look="quiet" onClick={reset}>
            Reset {formatAmount(changed.length, 'change')}
          </Button>
        )}
        <CopyLink link={formLink(address, { ...values, edits })} />
      </div>
    </div>
  )
}

/** Copies a link to the form as it is filled in; where that is not possible it is shown, ready to be copied. */
function CopyLink({ link }: { link: string | null }) {
  const [copied, setCopied] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  if (link === null) return <p className="text-muted ml-auto">Too long for a link</p>
  const copy = async () => {
    const isCopied = await copyText(absoluteAddress(link))
    setCopied(isCopied ? link : null)
    setShown(isCopied ? null : link)
  }
  const isCopied = copied === link
  const Icon = isCopied ? Check : Link2
  return (
    <>
      <Button look="quiet" className="ml-auto" onClick={() => void copy()}>
        <Icon aria-hidden className="size-4" />
        <span aria-live="polite">
          {isCopied ? 'Link copied' : 'Copy link'}
          {!isCopied && <span className="sr-only"> to this form</span>}
        </span>
      </Button>
      {shown === link && (
        <input
          readOnly
          aria-label="Link to this form"
          value={absoluteAddress(link)}
          ref={(input) => input?.select()}
          className={inputClasses}
        />
      )}
    </>
  )
}
