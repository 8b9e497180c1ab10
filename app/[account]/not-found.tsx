import { AccountNothing } from '#/components/shell/account-nothing.tsx'

export default function AccountNotFound() {
  return <AccountNothing />
}
