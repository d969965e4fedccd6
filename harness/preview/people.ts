import type { DirectoryPerson } from './subject.ts'

const ofAcme = (id: string, name: string, more: Partial<DirectoryPerson>): DirectoryPerson => {
  const [firstName = '', lastName = ''] = name.split(' ')
  const email = `${id}@acme.test`
  return {
    id,
    userName: email,
    email,
    firstName,
    lastName,
    displayName: name,
    password: 'unused',
    verified: true,
    title: 'Engineer',
    department: 'Engineering',
    locale: 'en-US',
    timeZone: 'Europe/Berlin',
    ...more,
  }
}

/** Custom attributes as the guides for Workato have them. */
const roles = (dev: string, test: string, prod: string) => ({
  workato_role: dev,
  workato_role_test: test,
  workato_role_prod: prod,
})

/** Whom an expression can be tried on by name. */
export const previewPeople: readonly DirectoryPerson[] = [
  ofAcme('ada', 'Ada Lovelace', {
    title: 'Countess',
    groups: ['Engineering', 'Leads'],
    attributes: roles('Admin', 'Analyst', 'Operator'),
    linked: { manager: 'grace@acme.test' },
    directories: [
      {
        kind: 'active-directory',
        manager: 'grace@acme.test',
        assistant: 'alan@acme.test',
        attributes: { employeeID: '1815', department: 'Engines' },
      },
      { kind: 'workday', attributes: { employeeID: '1843' } },
    ],
  }),
  ofAcme('grace', 'Grace Hopper', { groups: ['Engineering'], attributes: roles('Auditor', 'Analyst', 'Operator') }),
  ofAcme('alan', 'Alan Turing', { verified: false, groups: [], attributes: roles('Analyst', 'Analyst', 'Operator') }),
]
