import type { z } from 'zod'
import type { Policy } from '../jit/policy.ts'

type Compare = Policy['emailCompare']

interface Sides {
  environments: readonly unknown[]
  workspaces: readonly unknown[]
  policy: { endUser: { emailCompare: Compare }; workspace: { emailCompare: Compare } }
}

/** How addresses are compared by the sides that are there. */
const declared = ({ environments, workspaces, policy }: Sides): Compare[] => [
  ...(environments.length > 0 ? [policy.endUser.emailCompare] : []),
  ...(workspaces.length > 0 ? [policy.workspace.emailCompare] : []),
]

const isExact = (compare: Compare | undefined): boolean => compare === 'exact'

/**
 * End users and members share their accounts, and an account has one key: two ways to compare addresses would make two of one person, or
 * one of two. So what the sides declare has to be alike; a side without places declares nothing.
 */
export function refuseTwoComparisons(settings: Sides, context: z.RefinementCtx): void {
  const [one, other] = declared(settings)
  if (other === undefined || isExact(one) === isExact(other)) return
  context.addIssue({
    code: 'custom',
    path: ['policy', 'workspace', 'emailCompare'],
    message: `'${other}' here and '${one}' in policy.endUser: both sides share their accounts, so give both the same emailCompare`,
  })
}

/** The settings with one way for both sides: that of the side which is there; of settings from before that rule, the stricter one. */
export function comparedAlike<Settings extends Sides>(settings: Settings): Settings {
  const { policy } = settings
  const sides = declared(settings)
  const emailCompare = sides.find(isExact) ?? sides[0] ?? policy.endUser.emailCompare
  if ([policy.endUser, policy.workspace].every((side) => side.emailCompare === emailCompare)) return settings
  const alike = {
    endUser: { ...policy.endUser, emailCompare },
    workspace: { ...policy.workspace, emailCompare },
  }
  return { ...settings, policy: { ...policy, ...alike } }
}
