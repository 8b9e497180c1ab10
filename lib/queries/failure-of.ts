type Asked = { data: unknown; error: Error | null; failureReason: Error | null }

/** Why there is nothing to show, said at the first failure while it is tried again; of what is shown, why it is not newer. */
export function failureOf({ data, error, failureReason }: Asked): Error | null {
  return error ?? (data === undefined ? failureReason : null)
}
