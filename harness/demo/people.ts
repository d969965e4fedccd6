import type { CasePerson } from '../case/people.ts'

/** A person of the demo, and what happens when they sign in. */
export interface DemoPerson extends CasePerson {
  shows: string
}

export const DEMO_PASSWORD = 'correct-horse-battery'

type Sends = CasePerson['sends']

function person(id: string, name: string, shows: string, sends: Sends, state: Partial<CasePerson> = {}): DemoPerson {
  const [firstName = '', lastName = ''] = name.split(' ')
  return {
    id,
    idpKey: id,
    email: `${id}@acme.test`,
    formerly: [],
    namedAs: [],
    firstName,
    lastName,
    displayName: name,
    password: DEMO_PASSWORD,
    assigned: true,
    verified: true,
    sends: { displayName: name, ...sends },
    shows,
    ...state,
  }
}

const analyst: Sends = { groups: ['Engineering'], role: 'Analyst', roleTest: 'Analyst', roleProd: 'Operator' }

/** The same four at every vendor. */
export const demoPeople: readonly DemoPerson[] = [
  person('ada', 'Ada Lovelace', 'group Engineering and Leads; Admin', {
    groups: ['Engineering', 'Leads'],
    role: 'Admin',
    roleTest: 'Analyst',
    roleProd: 'Operator',
  }),
  person('grace', 'Grace Hopper', 'group Engineering; the custom role Auditor', { ...analyst, role: 'Auditor' }),
  person('alan', 'Alan Turing', 'not verified: the IdP refuses', analyst, { verified: false }),
  person('katherine', 'Katherine Johnson', 'not assigned to the apps: the IdP refuses', analyst, { assigned: false }),
]

/** Somebody with a password at the SP and unknown to the IdP: for the environment without single sign-on. */
export const passwordPerson = {
  email: 'dorothy@acme.test',
  displayName: 'Dorothy Vaughan',
  shows: 'in Dev alone, which asks for a password and knows no IdP',
} as const
