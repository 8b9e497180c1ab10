import type { ApiAnswer, ApiOperation } from '#/lib/client/api-document.ts'
import { curlCommand } from '#/components/api-docs/curl-command.ts'
import { schemaType } from '#/components/api-docs/schema-type.ts'
import { SchemaView } from '#/components/api-docs/schema-view.tsx'
import { TryRequest } from '#/components/api-docs/try-request.tsx'
import { Disclosure } from '#/components/ui/disclosure.tsx'
import { ScrollRegion } from '#/components/ui/scroll-region.tsx'

type OperationViewProps = { operation: ApiOperation; origin: string; account: string }

/** One operation: what it takes, what it answers, how to ask it, and a way to ask it here when it only reads. */
export function OperationView({ operation, origin, account }: OperationViewProps) {
  const { id, method, path, summary, description, parameters, body, answers } = operation
  const good = answers.filter(({ status }) => status.startsWith('2'))
  const bad = answers.filter(({ status }) => !status.startsWith('2'))
  const command = curlCommand(operation, origin, account)
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-line grid scroll-mt-20 grid-cols-1 gap-4 border-t py-6"
    >
      <div className="grid gap-1">
        <h3 id={`${id}-title`} className="text-lg font-semibold wrap-anywhere">
          {summary}
        </h3>
        <p className="font-mono wrap-anywhere">
          <span className="text-accent font-semibold">{method}</span> {path}
        </p>
        {description !== null && <p className="max-w-prose">{description}</p>}
      </div>
      {parameters.length > 0 && <Parameters parameters={parameters} />}
      {body !== null && (
        <div className="grid gap-1.5">
          <h4 className="font-medium">Body</h4>
          <SchemaView schema={body} />
        </div>
      )}
      {good.map((answer) => (
        <Answer key={answer.status} answer={answer} />
      ))}
      <Disclosure label="When it cannot">
        <ul className="grid gap-0.5 pl-5">
          {bad.map(({ status, says }) => (
            <li key={status}>
              <span className="font-mono">{status}</span> {says}
            </li>
          ))}
        </ul>
      </Disclosure>
      <ScrollRegion label={`Command for ${summary}`} className="bg-sunken p-3">
        <pre className="font-mono text-[0.78rem]">{command}</pre>
      </ScrollRegion>
      {method === 'GET' && <TryRequest path={path} parameters={parameters} account={account} />}
    </section>
  )
}

function Parameters({ parameters }: Pick<ApiOperation, 'parameters'>) {
  return (
    <div className="grid gap-1.5">
      <h4 className="font-medium">Parameters</h4>
      <dl className="border-line divide-line divide-y rounded-md border">
        {parameters.map((parameter) => (
          <div
            key={`${parameter.in} ${parameter.name}`}
            className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)]"
          >
            <dt className="font-mono wrap-anywhere">
              {parameter.name}
              <span className="text-muted font-sans">
                {' '}
                · {parameter.in === 'path' ? 'in the path' : 'after the ?'}
                {parameter.required ? '' : ', optional'}
              </span>
            </dt>
            <dd className="min-w-0">
              {parameter.description !== undefined && <p>{parameter.description}</p>}
              <span className="text-muted font-mono wrap-anywhere">
                {schemaType(parameter.schema)}
                {parameter.schema.pattern !== undefined && ` like ${parameter.schema.pattern}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Answer({ answer: { status, says, mediaType, schema } }: { answer: ApiAnswer }) {
  return (
    <div className="grid gap-1.5">
      <h4 className="font-medium">
        Answer <span className="font-mono">{status}</span>
        {mediaType !== null && <span className="text-muted font-normal"> {mediaType}</span>}
      </h4>
      <p>{says}</p>
      {schema !== null && (
        <Disclosure label="What it holds">
          <SchemaView schema={schema} />
        </Disclosure>
      )}
    </div>
  )
}
