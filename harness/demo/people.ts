/** A person of the demo's tenants, and what happens when they sign in. */
export interface DemoPerson {
  /** In the tenant files. */
  id: string
  email: string
  displayName: string
  shows: string
}

/** Of everybody, at the IdP and at the SP. */
export const DEMO_PASSWORD = 'correct-horse-battery'

const person = (id: string, displayName: string, shows: string): DemoPerson => ({
  id,
  email: `${id}@acme.test`,
  displayName,
  shows,
})

/** The same at every vendor. */
export const demoPeople: readonly DemoPerson[] = [
  person('ada', 'Ada Lovelace', 'groups Engineering and Leads'),
  person('grace', 'Grace Hopper', 'group Engineering; in a workspace the custom role Auditor'),
  person('alan', 'Alan Turing', 'not verified: the IdP refuses'),
  person('joan', 'Joan Clarke', 'Admin of the workspace that she signs in to first'),
  person('mary', 'Mary Jackson', 'Engineering; asked for a code of an authenticator app, which stands beside the field'),
  person('margaret', 'Margaret Hamilton', 'locked: the IdP refuses until an administrator unlocks her'),
  person('katherine', 'Katherine Johnson', 'not assigned to the apps: the IdP refuses'),
]

/** Somebody with a password at the SP and unknown to the IdP: for the environment without single sign-on. */
export const passwordPerson = {
  email: 'dorothy@acme.test',
  displayName: 'Dorothy Vaughan',
  shows: 'in Dev alone, which asks for a password and knows no IdP',
} as const
