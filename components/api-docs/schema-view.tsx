import type { ApiSchema } from '#/lib/client/api-document.ts'
import { schemaType, withProperties } from '#/components/api-docs/schema-type.ts'
import { Disclosure } from '#/components/ui/disclosure.tsx'

/** The properties of a body or an answer; what lies inside one of them is behind a line of its own. */
export function SchemaView({ schema }: { schema: ApiSchema }) {
  const shown = withProperties(schema)
  if (shown === null) return <p className="text-muted font-mono wrap-anywhere">{schemaType(schema)}</p>
  const required = new Set(shown.required)
  return (
    <dl className="border-line divide-line divide-y rounded-md border">
      {Object.entries(shown.properties ?? {}).map(([name, property]) => (
        <div key={name} className="grid gap-x-4 gap-y-0.5 px-3 py-1.5 sm:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)]">
          <dt className="font-mono wrap-anywhere">
            {name}
            {!required.has(name) && <span className="text-muted font-sans"> · optional</span>}
          </dt>
          <dd className="min-w-0">
            <span className="text-muted font-mono wrap-anywhere">{schemaType(property)}</span>
            {property.description !== undefined && <p>{property.description}</p>}
            {withProperties(property) !== null && (
              <Disclosure label={`Inside ${name}`}>
                <SchemaView schema={property} />
              </Disclosure>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
