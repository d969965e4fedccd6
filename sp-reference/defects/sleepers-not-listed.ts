import { defineDefect } from './defect.ts'

const HALF_A_DAY = 12 * 3_600_000

/** A list of members shows who is about. */
export const sleepersNotListed = defineDefect({
  id: 'sleepers-not-listed',
  title: 'Leaves people out of its lists who have not signed in for half a day',
  trips: ['dormant-account-listed', 'leaver-record-stays'],
  bends: {
    listedAccounts: (accounts, { now }) =>
      accounts.filter(({ lastSignInAt }) => !lastSignInAt || now.getTime() - Date.parse(lastSignInAt) < HALF_A_DAY),
  },
})
