import { defineDefect } from '../defect.ts'

/** An approved person is an approved person. */
export const approvalOpensAll = defineDefect({
  id: 'approval-opens-all',
  title: 'Opens every collection to whoever was approved for one',
  trips: ['approval-opens-one'],
  bends: { grants: (grants, { collections }) => (grants.length > 0 ? collections : grants) },
})
