'use client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import type { ApiParameter } from '#/lib/client/api-document.ts'
import { messageOf } from '#/lib/errors.ts'
import { tryRequest } from '#/lib/queries/try-request.ts'
import { Button } from '#/components/ui/button.tsx'
import { Disclosure } from '#/components/ui/disclosure.tsx'
import { textsOf } from '#/components/ui/form-texts.ts'
import { inputClasses } from '#/components/ui/input-classes.ts'
import { Notice } from '#/components/ui/notice.tsx'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'

type TryRequestProps = { path: string; parameters: ApiParameter[]; account: string }

/** Asks a reading operation as the person who is signed in, and shows what came back. */
export function TryRequest({ path, parameters, account }: TryRequestProps) {
  const formId = useId()
  const request = useMutation({ mutationFn: tryRequest })
  const fields = parameters.filter((parameter) => parameter.in === 'path' || parameter.in === 'query')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = textsOf(event.currentTarget)
    const values = fields.map((field) => ({ field, value: (given[field.name] ?? '').trim() }))
    request.mutate({ path, values })
  }
  return (
    <Disclosure label="Try it as yourself">
      <form onSubmit={submit} className="mt-2 grid max-w-2xl gap-3">
        {fields.map((field) => (
          <label key={field.name} className="grid gap-1">
            <span className="font-mono">
              {field.name}
              {field.required && <span className="text-muted font-sans"> · needed</span>}
            </span>
            <input
              id={`${formId}-${field.name}`}
              name={field.name}
              required={field.required}
              defaultValue={field.name === 'account' ? account : ''}
              className={`${inputClasses} font-mono`}
            />
          </label>
        ))}
        <div>
          <Button type="submit" disabled={request.isPending}>
            {request.isPending ? 'Asking…' : 'Send'}
          </Button>
        </div>
        {request.error && <Notice look="bad" title={messageOf(request.error)} announce />}
      </form>
      {request.data && (
        <div className="mt-3 grid gap-1.5" aria-live="polite">
          <p className="font-mono wrap-anywhere">
            {request.data.status} {request.data.address}
          </p>
          <ScrollRegion label="What came back" className="bg-sunken max-h-96 p-3">
            <pre className="font-mono text-[0.78rem]">{request.data.text}</pre>
          </ScrollRegion>
        </div>
      )}
    </Disclosure>
  )
}
