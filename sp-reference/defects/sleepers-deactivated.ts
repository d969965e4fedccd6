import { defineDefect } from './defect.ts'

const sleepMs = 12 * 3_600_000

/** A nightly job takes accounts out of use that nobody has signed in to. */
export const sleepersDeactivated = defineDefect({
  id: 'sleepers-deactivated',
  title: 'Deactivates accounts that nobody has signed in to for a while',
  trips: ['leaver-record-stays'],
  bends: {
    listedAccounts: (accounts, { now }) =>
      accounts.map((account) => {
        const sleeps = now.getTime() - Date.parse(account.lastSignInAt ?? account.createdAt) > sleepMs
        return sleeps ? { ...account, status: 'deactivated' as const } : account
      }),
  },
})
