import type { CaseResult, Hint } from '../results.ts'
import {
  EXAMPLE_APP,
  EXAMPLE_CERTIFICATES,
  EXAMPLE_CHANGE,
  EXAMPLE_CLOCK,
  EXAMPLE_INVITATIONS,
  EXAMPLE_LATE_STEP,
  EXAMPLE_LIFECYCLE_HOOKS,
  EXAMPLE_OBSERVER,
  EXAMPLE_PASSWORD,
  EXAMPLE_PORTAL,
  EXAMPLE_PORTAL_HOOKS,
  EXAMPLE_PORTAL_OBSERVER,
  EXAMPLE_RECIPE,
  EXAMPLE_SECOND_IDP,
  EXAMPLE_SEED,
  EXAMPLE_SESSION,
  EXAMPLE_SET_UP,
  EXAMPLE_SETTINGS,
  EXAMPLE_SIGN_OUT,
  EXAMPLE_WORKSPACE,
  observing,
} from './examples.ts'

/** What the target file lacks when a check says this, and the lines that would let it be judged. */
interface Rule {
  when: RegExp
  /** @param found what the expression has caught */
  says(found: string): string
  yaml(found: string): string
}

const rules: readonly Rule[] = [
  {
    when: /^no observer can list|^there is no account to look at/,
    says: () => 'an observer that lists the accounts',
    yaml: () => EXAMPLE_OBSERVER,
  },
  {
    when: /^no observer shows (API clients|how API clients|policies of API|groups of API|requests for access|collection grants)/,
    says: () => 'an observer that shows API clients, requests and grants',
    yaml: () => EXAMPLE_PORTAL_OBSERVER,
  },
  {
    when: /^no observer shows (?:the )?(names|status|log|groups|permissions|workspaces|environments|roles|stored identifiers|attributes)/,
    says: (what) => `an observer that shows ${what === 'log' || what === 'status' ? `the ${what}` : what}`,
    yaml: observing,
  },
  {
    when: /^take (\w+) out of lacks: /,
    says: (what) => `${what}, which the SP has`,
    yaml: (what) => `lacks: […]      # as it is now, without ${what}`,
  },
  {
    when: /^which groups the SP has/,
    says: () => 'which groups the SP has',
    yaml: () => 'groups: [Sales, Support]      # or lacks: [groupList] when it makes them as they come',
  },
  {
    when: /^no observer shows this/,
    says: () => 'an observer that shows names and roles',
    yaml: () => observing('names'),
  },
  {
    when: /session probe|whether the unbent twin was let in/,
    says: () => 'a way to tell who is signed in',
    yaml: () => EXAMPLE_SESSION,
  },
  { when: /no hook seedAccount/, says: () => 'a hook that makes an account beforehand', yaml: () => EXAMPLE_SEED },
  { when: /no hook deactivateAccount/, says: () => 'a hook that takes an account out of use', yaml: () => EXAMPLE_CHANGE },
  { when: /no hook changeAccount/, says: () => 'a hook that changes an account by hand', yaml: () => EXAMPLE_CHANGE },
  {
    when: /does not describe its developer portal|\(portal\.(?:request|approve|reject|credentials|discover\.tryOut|clientEvent)\)/,
    says: () => 'what people do and see in the developer portal',
    yaml: () => EXAMPLE_PORTAL,
  },
  {
    when: /no hook (changePortalSettings|decideRequest|changeClient)/,
    says: (hook) => `the hook ${hook} of the developer portal`,
    yaml: (hook) => EXAMPLE_PORTAL_HOOKS[hook] ?? '',
  },
  {
    when: /no hook (invite|removeMember|setSeats|setDomains)/,
    says: (hook) => `the hook ${hook}`,
    yaml: (hook) => EXAMPLE_LIFECYCLE_HOOKS[hook] ?? '',
  },
  {
    when: /^no observer shows open invitations/,
    says: () => 'an observer that shows open invitations',
    yaml: () => EXAMPLE_INVITATIONS,
  },
  { when: /no hook changeSettings/, says: () => 'a hook that switches JIT or single sign-on', yaml: () => EXAMPLE_SETTINGS },
  { when: /no hook failLateStep/, says: () => 'a hook that makes a late step fail', yaml: () => EXAMPLE_LATE_STEP },
  {
    when: /no hook (?:rereadMetadata|setCertificates)/,
    says: () => 'a hook that tells the SP other certificates of the IdP, or lacks: [certificateChange]',
    yaml: () => EXAMPLE_CERTIFICATES,
  },
  {
    when: /certificates cannot be changed for one of them/,
    says: () =>
      'an IdP of its own for each case, or lacks: [certificateChange] where only a new start brings another certificate',
    yaml: () => EXAMPLE_SECOND_IDP,
  },
  {
    when: /no hook configureIdp/,
    says: () => 'hooks that give a case an organisation and an IdP of its own',
    yaml: () => EXAMPLE_SECOND_IDP,
  },
  { when: /forms\.workspace/, says: () => 'the page of a workspace', yaml: () => EXAMPLE_WORKSPACE },
  { when: /forms\.app/, says: () => 'a page that opens with a permission', yaml: () => EXAMPLE_APP },
  { when: /forms\.recipe/, says: () => 'the page of what lies in a workspace', yaml: () => EXAMPLE_RECIPE },
  { when: /no hook clock/, says: () => "a hook that moves the SP's clock", yaml: () => EXAMPLE_CLOCK },
  {
    when: /no hook setUpProvider|^the set-up notes no/,
    says: () => 'what an administrator does to set a provider up, with notes of what the pages show',
    yaml: () => EXAMPLE_SET_UP,
  },
  { when: /forms\.signOut/, says: () => 'a way to sign out', yaml: () => EXAMPLE_SIGN_OUT },
  { when: /forms\.password/, says: () => 'the password form', yaml: () => EXAMPLE_PASSWORD },
  {
    when: /^the declared policy has no value for (\S+)/,
    says: (key) => `a promise: the policy key ${key}`,
    yaml: (key) =>
      `surfaces:\n  end-user:\n    policy:\n      ${key.replace('.', ': { ')}: …${key.includes('.') ? ' }' : ''}   # docs/target.md lists the values`,
  },
]

/** What would let more be judged, the most first: from the reasons of checks that nobody could verify. Pure. */
export function hintsOf(cases: readonly CaseResult[]): Hint[] {
  const hints = new Map<string, Hint & { seenIn: Set<string> }>()
  for (const item of cases) {
    for (const check of item.checks.filter((each) => each.verdict === 'UNVERIFIED')) {
      const [rule, found] = ruleFor(check.reason ?? '')
      if (!rule) continue
      const says = rule.says(found)
      const hint = hints.get(says) ?? { says, yaml: rule.yaml(found), checks: 0, cases: 0, seenIn: new Set<string>() }
      hint.seenIn.add(item.id)
      hints.set(says, { ...hint, checks: hint.checks + 1, cases: hint.seenIn.size })
    }
  }
  return [...hints.values()]
    .map(({ seenIn: _, ...hint }) => hint)
    .sort((one, other) => other.checks - one.checks || one.says.localeCompare(other.says))
}

function ruleFor(reason: string): [Rule | undefined, string] {
  for (const rule of rules) {
    const match = rule.when.exec(reason)
    if (match) return [rule, match[1] ?? '']
  }
  return [undefined, '']
}
