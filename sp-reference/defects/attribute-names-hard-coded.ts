import { endUserPolicySchema, workspacePolicySchema } from '../jit/policy.ts'
import { defineDefect } from './defect.ts'

/** The names of the first customer are in the code. */
export const attributeNamesHardCoded = defineDefect({
  id: 'attribute-names-hard-coded',
  title: 'Reads attributes by the names it was written with, whatever is configured',
  trips: ['attributes-on-membership', 'email-from-assertion', 'name-from-assertion', 'parallel-sign-ins-succeed'],
  bends: {
    policy: (policy, { surface }) => ({
      ...policy,
      attributeMap: { ...(surface === 'workspace' ? workspacePolicySchema : endUserPolicySchema).parse({}).attributeMap },
    }),
  },
})
