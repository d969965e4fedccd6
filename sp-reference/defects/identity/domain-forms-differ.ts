import { defineDefect } from '../defect.ts'

/** A domain with letters beyond ASCII has a second form, in which mail servers and identity providers write it. */
export const domainFormsDiffer = defineDefect({
  id: 'domain-forms-differ',
  title: 'Compares domains as they are written, so ada@xn--bcher-kva.example gets a second account beside ada@bücher.example',
  trips: ['account-per-match-key', 'one-account'],
  bends: { policy: (policy) => ({ ...policy, domainForms: 'apart' }) },
})
