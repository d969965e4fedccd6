import { defineDefect } from '../defect.ts'

/** Whoever asks may use it while nobody has decided. */
export const pendingCountsAsGranted = defineDefect({
  id: 'pending-counts-as-granted',
  title: 'Gives access as soon as it is requested',
  trips: ['no-use-before-approval', 'rejection-changes-nothing'],
  bends: {
    grants: (grants, { requests }) => [
      ...grants,
      ...requests.filter(({ status }) => status === 'pending').map(({ collection }) => collection),
    ],
  },
})
