import { expect, test } from '#unit-test'
import { comparedAlike } from './one-comparison.ts'
import { organisationSchema, organisationSpec } from './settings.ts'

const environments = [{ name: 'Prod', jit: true }]
const workspaces = [{ name: 'Finance', jit: true }]
const both = { environments, workspaces }
for (const [title, places, endUser, workspace, refused, compared] of [
  ['alike', both, 'exact', 'exact', false, 'exact'],
  ['two words for one', both, 'caseInsensitive', 'lowercase', false, 'caseInsensitive'],
  ['apart', both, 'lowercase', 'exact', true, 'exact'],
  ['apart the other way', both, 'exact', 'lowercase', true, 'exact'],
  ['apart, and end users alone', { environments }, 'lowercase', 'exact', false, 'lowercase'],
  ['apart, and workspaces alone', { workspaces }, 'lowercase', 'exact', false, 'exact'],
  ['apart, and no place at all', {}, 'lowercase', 'exact', false, 'lowercase'],
] as const)
  test(`both sides compare addresses ${title}: ${refused ? 'refused' : 'taken'}, and ${compared} counts`, () => {
    const policy = { endUser: { emailCompare: endUser }, workspace: { emailCompare: workspace } }
    const spec = { slug: 'acme', ...places, policy }
    const { error } = organisationSpec.safeParse(spec)
    const wanted = [['policy.workspace.emailCompare', expect.stringContaining('both sides share their accounts')]]
    expect(error?.issues.map((each) => [each.path.join('.'), each.message])).toEqual(refused ? wanted : undefined)
    // What was stored before is read all the same.
    const { policy: alike } = comparedAlike(organisationSchema.parse(spec))
    expect([alike.endUser.emailCompare, alike.workspace.emailCompare]).toEqual([compared, compared])
  })
