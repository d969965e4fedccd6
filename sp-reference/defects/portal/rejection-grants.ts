import { defineDefect } from '../defect.ts'

/** A decision is taken for an approval. */
export const rejectionGrants = defineDefect({
  id: 'rejection-grants',
  title: 'Gives access when a request is rejected',
  trips: ['rejection-changes-nothing'],
  bends: {
    grants: (grants, { requests }) => [
      ...grants,
      ...requests.filter(({ status }) => status === 'rejected').map(({ collection }) => collection),
    ],
  },
})
