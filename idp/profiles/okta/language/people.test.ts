import { expect, test } from '#unit-test'
import type { Person } from '../../../directory/schema.ts'
import { ada } from '../../../testing/control.ts'
import type { KnownNames, Subject } from '../../profile.ts'
import { resolveOkta } from '../expression.ts'

const grace: Person = {
  ...ada,
  id: 'grace',
  userName: 'grace@acme.example',
  firstName: 'Grace',
  lastName: 'Hopper',
  attributes: { level: 'Director' },
  linked: { manager: 'boss@acme.example' },
}
const boss: Person = { ...ada, id: 'boss', userName: 'boss@acme.example', firstName: 'Bea' }
const alan: Person = {
  ...ada,
  id: 'alan',
  userName: 'alan@acme.example',
  firstName: 'Alan',
  directories: [{ kind: 'workday' }, { kind: 'workday' }],
}
const subjectOf = (person: Person): Subject => ({
  person,
  assignment: { person: person.id },
  tenantId: 'acme',
  others: {
    person: (userName) => [ada, grace, boss, alan].find((each) => each.userName === userName.toLowerCase()),
    assignment: (app, id) => (app === 'google' && id === 'grace' ? { person: id, values: { plan: 'Business' } } : undefined),
  },
})
const org: Person = {
  ...ada,
  linked: { manager: 'Grace@acme.example', buddy: 'gone@acme.example' },
  directories: [
    {
      kind: 'active-directory',
      manager: 'grace@acme.example',
      assistant: 'alan@acme.example',
      attributes: { employeeID: '1815', department: 'Engines', nothing: null },
    },
    { kind: 'workday', attributes: { employeeID: '1843' } },
  ],
}
const known: KnownNames = {
  custom: ['level'],
  profile: ['role'],
  apps: { google: ['plan'], zendesk: [] },
  linked: ['manager', 'buddy'],
  directories: { 'active-directory': ['managerUpn', 'employeeID', 'department', 'nothing'], workday: ['employeeID'] },
}

function comesTo(expression: string, person: Person = org): unknown {
  const resolution = resolveOkta(expression, known)
  if (!resolution.ok) return resolution.message
  try {
    return resolution.read(subjectOf(person))
  } catch (error) {
    return `fault: ${(error as Error).message}`
  }
}

const reads: Record<string, unknown> = {
  'getManagerUser("active_directory").firstName': 'Grace',
  'getManagerUser("active_directory").level': 'Director',
  'String.toUpperCase(getManagerUser("active_directory").lastName)': 'HOPPER',
  'getManagerAppUser("active_directory", "google").plan': 'Business',
  'getManagerAppUser("active_directory", "google").firstName': 'Grace',
  'getAssistantUser("active_directory").firstName': 'Alan',
  'hasDirectoryUser()': 'true',
  'hasWorkdayUser() ? findWorkdayUser().employeeID : null': '1843',
  'hasDirectoryUser() ? findDirectoryUser().managerUpn : null': 'grace@acme.example',
  'findDirectoryUser().department + "-" + findDirectoryUser().employeeID': 'Engines-1815',
  'findDirectoryUser().nothing': null,
  'findDirectoryUser() == null': 'false',
  'user.getLinkedObject("manager").lastName': 'Hopper',
  'user.getLinkedObject("manager").profile.lastName': 'Hopper',
  'user.getLinkedObject("manager").getLinkedObject("manager").firstName': 'Bea',
  'getManagerUser("active_directory").getLinkedObject("manager").firstName': 'Bea',
  'user.getLinkedObject("buddy") == null ? "none" : "one"': 'none',
}
test('Okta: one person leads to another, to their apps, and to directories', () => {
  for (const [expression, value] of Object.entries(reads)) expect.soft(comesTo(expression), expression).toEqual(value)
})

const nobody: [Person, string, string][] = [
  [ada, 'hasDirectoryUser()', 'false'],
  [ada, 'hasDirectoryUser() ? findDirectoryUser().managerUpn : "none"', 'none'],
  [
    ada,
    'findDirectoryUser().managerUpn',
    "fault: ada@acme.example has no profile in an Active Directory, so that it comes to null, which has no 'managerUpn'",
  ],
  [
    ada,
    'getManagerUser("active_directory").firstName',
    'fault: ada@acme.example has no profile in an Active Directory, or several',
  ],
  [ada, 'user.getLinkedObject("manager").firstName', "fault: ada@acme.example has no linked object 'manager'"],
  [alan, 'hasWorkdayUser()', 'true'],
  [alan, 'findWorkdayUser().employeeID', 'fault: alan@acme.example has 2 profiles in Workday'],
  [
    org,
    'user.getLinkedObject("buddy").firstName',
    "fault: the 'buddy' of ada@acme.example, gone@acme.example, is nobody in this org",
  ],
  [
    org,
    'user.getLinkedObject("buddy").getLinkedObject("manager").firstName',
    "fault: the 'buddy' of ada@acme.example, gone@acme.example",
  ],
  [org, 'getAssistantAppUser("active_directory", "google").plan', 'fault: their assistant is not assigned to google'],
  [
    { ...org, directories: [{ kind: 'active-directory' }] },
    'getManagerUser("active_directory").email',
    'fault: ada@acme.example has no manager there',
  ],
  [
    { ...org, directories: [{ kind: 'active-directory', manager: 'gone@acme.example' }] },
    'getManagerUser("active_directory").email',
    'fault: their manager, gone@acme.example, is nobody in this org',
  ],
]
test('Okta: where a way leads to nobody, nothing is read, and why is said', () => {
  for (const [person, expression, value] of nobody) expect.soft(String(comesTo(expression, person)), expression).toContain(value)
})

const refused: Record<string, string> = {
  'getManagerUser("active_directory").firstname':
    "character 36: the person's profile has no attribute 'firstname' (letter case counts); did you mean 'firstName'?",
  'getManagerUser("ldap").firstName': 'character 16: getManagerUser takes "active_directory" here',
  'getManagerUser().firstName': 'character 1: getManagerUser takes 1 argument, and has 0',
  'getManagerUser(user.email).firstName': 'character 21: getManagerUser takes a quoted text here',
  'getManagerUser("active_directory")': 'character 1: this is a whole profile: name one attribute of it',
  'getManagerUser("active_directory") + "x"': 'of a profile one attribute has to be named',
  'getManagerUsr("active_directory").email': "there is no function 'getManagerUsr'; did you mean 'getManagerUser'?",
  'getManagerAppUser("active_directory", "gogle").plan': "character 39: there is no app 'gogle'; did you mean 'google'?",
  'getManagerAppUser("active_directory", "toString").length':
    "character 39: there is no app 'toString'; there are google, zendesk",
  'user.getLinkedObject("__proto__").email': "the org has no linked object '__proto__'",
  'getManagerAppUser("active_directory", "google").role': "the app's profile has no attribute 'role'",
  'findDirectoryUser().managerUPN':
    "the directory's profile has no attribute 'managerUPN' (letter case counts); did you mean 'managerUpn'?",
  'findWorkdayUser().managerUpn': "Workday's profile has no attribute 'managerUpn'",
  'hasDirectoryUser("x")': 'hasDirectoryUser takes no arguments, and has 1',
  'user.getLinkedObject("manger").email': "character 22: the org has no linked object 'manger'; did you mean 'manager'?",
  'appuser.getLinkedObject("manager").email': 'getLinkedObject asks for a person: user.getLinkedObject("manager")',
  'findWorkdayUser().getLinkedObject("manager").email': 'getLinkedObject asks for a person',
  'user.getGroups({"group.type": "BUILT_IN"}).name': 'a value like this has no properties here',
}
test('Okta: what leads nowhere for anybody is refused before anybody signs in, at the character where it begins', () => {
  for (const [expression, message] of Object.entries(refused)) expect.soft(comesTo(expression), expression).toContain(message)
})
