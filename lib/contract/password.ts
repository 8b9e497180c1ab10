import { z } from 'zod'

/** The words for what is too short begin with the need: those that begin with "takes" would repeat the password. */
export const NewPassword = z
  .string()
  .min(8, 'needs at least 8 characters')
  .max(1_000, 'may have 1,000 characters at most')

/** `PATCH /api/account/password` (ours). The present one is needed where `GET /api/account` says so. */
export const ChangePassword = z.strictObject({
  current_password: z.string().max(1_000, 'may have 1,000 characters at most').optional(),
  new_password: NewPassword,
})
export type ChangePassword = z.infer<typeof ChangePassword>

/** How many other sessions of the person have ended with the old password. */
export const PasswordChanged = z.object({ ended_sessions: z.number().int() })
export type PasswordChanged = z.infer<typeof PasswordChanged>
