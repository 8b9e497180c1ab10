import { type FormStart, parametersBeside } from '#/components/runs/rerun/changed-fields.ts'
import { ParameterList } from '#/components/runs/rerun/parameter-list.tsx'
import type { RunField } from '#/lib/client/run-field.ts'

type CarriedAlongProps = { fields: RunField[]; start: FormStart; isRepeated: boolean }

/** What the next run gets besides the form, and what the form asks for that the run did not have which is repeated. */
export function CarriedAlong({ fields, start, isRepeated }: CarriedAlongProps) {
  const carried = parametersBeside(fields, start)
  const added = isRepeated ? fields.filter(({ name }) => !Object.hasOwn(start.repeated, name)) : []
  return (
    <>
      {added.length > 0 && (
        <p className="text-muted pl-4 wrap-anywhere">
          That run had no value for {added.map(({ label }) => label).join(', ')}, so the default stands there.
        </p>
      )}
      {carried.length > 0 && (
        <section aria-labelledby="carried" className="border-line ml-4 grid grid-cols-1 gap-1.5 border-t pt-4">
          <h3 id="carried" className="font-medium">
            Also passed on
          </h3>
          <p className="text-muted">
            The form of the report does not ask for these; the next run gets them as they are.
          </p>
          <ParameterList entries={carried} />
        </section>
      )}
    </>
  )
}
