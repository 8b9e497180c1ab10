export const operators = ['eq', 'ne', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'has'] as const
export type Operator = (typeof operators)[number]

/** What a field's values are, which settles how they are read and which operators make sense. */
export type FieldKind =
  'time' | 'state' | 'python_state' | 'trigger' | 'token' | 'seconds' | 'parameter' | 'text' | 'flag'

/** The fields of the grammar (specification `filter`; RUNS-API 8). `parameters` is written `parameters.<name>`. */
const kinds = {
  created_at: 'time',
  updated_at: 'time',
  started_at: 'time',
  completed_at: 'time',
  state: 'state',
  python_state: 'python_state',
  trigger: 'trigger',
  run: 'token',
  report: 'token',
  collection: 'token',
  executed_by: 'token',
  schedule: 'token',
  failure: 'token',
  duration: 'seconds',
  queue: 'seconds',
  parameters: 'parameter',
  open: 'flag',
  slow: 'flag',
  text: 'text',
} as const satisfies Record<string, FieldKind>

export type FilterField = keyof typeof kinds
export const filterFields = Object.keys(kinds).filter(isFilterField)

const equality: readonly Operator[] = ['eq', 'ne', 'in', 'nin']
const comparison: readonly Operator[] = ['gt', 'gte', 'lt', 'lte', 'eq', 'ne']

const allowed: Record<FieldKind, readonly Operator[]> = {
  time: comparison,
  seconds: comparison,
  state: equality,
  python_state: equality,
  trigger: equality,
  token: equality,
  parameter: [...equality, 'has', 'gt', 'gte', 'lt', 'lte'],
  flag: ['eq', 'ne'],
  text: ['has'],
}

export function isFilterField(name: string): name is FilterField {
  return Object.hasOwn(kinds, name)
}

export function isOperator(name: string): name is Operator {
  return operators.some((operator) => operator === name)
}

export function kindOf(field: FilterField): FieldKind {
  return kinds[field]
}

export function operatorsOf(field: FilterField): readonly Operator[] {
  return allowed[kinds[field]]
}
