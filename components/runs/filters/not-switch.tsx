import type { Draft } from '#/components/runs/filters/use-draft.ts'
import { Segmented } from '#/components/ui/segmented.tsx'
import { isRefusal, negated } from '#/lib/filters/change-filter.ts'

const options = [
  { value: 'asked', label: 'is' },
  { value: 'refused', label: 'is not' },
]

/** Whether the values are asked for or left out. */
export function NotSwitch({ draft, change }: Draft) {
  const turn = () => {
    const opposite = negated(draft)
    if (opposite !== null) change(opposite)
  }
  return (
    <div>
      <Segmented
        label="Asked for or left out"
        options={options}
        value={isRefusal(draft) ? 'refused' : 'asked'}
        onChoose={turn}
      />
    </div>
  )
}
