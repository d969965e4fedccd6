import { defineDefect } from './defect.ts'

/** The library's own list of algorithms is taken as it is. */
export const sha1Accepted = defineDefect({
  id: 'sha1-accepted',
  title: 'Accepts signatures that are made with SHA-1',
  trips: ['sha1-per-policy'],
  bends: { policy: (policy) => ({ ...policy, acceptSha1: true }) },
})
