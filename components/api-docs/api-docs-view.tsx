import type { ApiDocument } from '#/lib/client/api-document.ts'
import { OperationView } from '#/components/api-docs/operation-view.tsx'

type ApiDocsViewProps = { document: ApiDocument; origin: string; account: string }

// Runs are what the API is about; how it is doing and who one is come last.
const lastGroups = ['Accounts', 'Sessions', 'System']

/** The whole API, as its own OpenAPI document tells it: a list to jump from, and each operation. */
export function ApiDocsView({ document, origin, account }: ApiDocsViewProps) {
  const groups = document.groups.toSorted((a, b) => lastGroups.indexOf(a.name) - lastGroups.indexOf(b.name))
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <nav
        aria-label="Operations"
        className="lg:sticky lg:top-16 lg:max-h-[calc(100dvh-6rem)] lg:self-start lg:overflow-y-auto"
      >
        <ul className="grid gap-4">
          {groups.map(({ name, operations }) => (
            <li key={name}>
              <p className="text-muted font-medium">{name}</p>
              <ul>
                {operations.map(({ id, summary }) => (
                  <li key={id}>
                    <a href={`#${id}`} className="hover:bg-sunken block min-h-6 rounded px-2 py-0.5 wrap-anywhere">
                      {summary}
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      <div className="max-w-4xl min-w-0">
        {groups.map(({ name, operations }) => (
          <div key={name} className="mb-4">
            <h2 className="text-xl font-semibold tracking-tight">{name}</h2>
            {operations.map((operation) => (
              <OperationView key={operation.id} operation={operation} origin={origin} account={account} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
