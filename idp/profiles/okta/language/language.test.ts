import { expect, test } from '#unit-test'
import { ada } from '../../../testing/control.ts'
import type { Subject } from '../../profile.ts'
import { resolveOkta } from '../expression.ts'
import { groupsOf } from '../identity.ts'

const person = {
  ...ada,
  groups: ['Sales', 'San Francisco'],
  attributes: { city: 'Paris', empty: '', unset: null, salary: '1200', isContractor: 'true', teams: ['a', 'b'] },
}
const subject: Subject = { person, assignment: { person: 'ada', values: { role: 'Analyst' } }, tenantId: 'acme' }
const known = { custom: Object.keys(person.attributes), profile: ['role'] }
const [, sales] = groupsOf('acme', person)

function comesTo(expression: string): unknown {
  const resolution = resolveOkta(expression, known)
  if (!resolution.ok) return resolution.message
  try {
    return resolution.read(subject)
  } catch (error) {
    return `fault: ${(error as Error).message}`
  }
}

/** Examples of Okta's own pages stand first in each group; then what lies at the edges. */
const table: Record<string, Record<string, unknown>> = {
  'texts of the classic dialect': {
    'String.append("This is", " a test")': 'This is a test',
    'String.join(",", "This", "is", "a", "test")': 'This,is,a,test',
    'String.join("", "This", "is")': 'Thisis',
    'String.len("This")': '4',
    'String.removeSpaces("This is a test")': 'Thisisatest',
    'String.replace("This is a test", "is", "at")': 'That at a test',
    'String.replaceFirst("This is a test", "is", "at")': 'That is a test',
    'String.stringContains("This is a test", "doesn\'tExist")': 'false',
    'String.stringSwitch("This is a test", "default", "key1", "value1")': 'default',
    'String.stringSwitch("First match wins", "default", "absent", "value1", "wins", "value2", "match", "value3")': 'value2',
    'String.stringSwitch("Substrings count", "default", "ring", "value1")': 'value1',
    'String.substring("This is a test", 2, 9)': 'is is a',
    'String.substringAfter("abc@okta.com", "@")': 'okta.com',
    'String.substringBefore(user.email, "@")': 'ada',
    "substringBefore(user.email, '@')": 'ada',
    'toUpperCase(user.firstName)': 'ADA',
    'String.toLowerCase("ThiS")': 'this',
    'String.substring(user.lastName, String.len(user.lastName)-4, String.len(user.lastName))': 'lace',
    'String.substringAfter("abc", "@")': '',
    'String.substringBefore("abc", "@")': 'abc',
    'String.replace("a.b", ".", "$&")': 'a$&b',
    'String.toUpperCase(user.unset)': null,
  },
  'lists of the classic dialect': {
    'Arrays.add({10, 20, 30}, 40)': ['10', '20', '30', '40'],
    'Arrays.remove({10, 20, 30}, 20)': ['10', '30'],
    'Arrays.clear({10, 20, 30})': [],
    'Arrays.get({0, 1, 2}, 0)': '0',
    'Arrays.flatten(10, {20, 30}, 40)': ['10', '20', '30', '40'],
    'Arrays.contains({10, 20, 30}, 50)': 'false',
    'Arrays.size(NULL)': '0',
    'Arrays.isEmpty({10, 20})': 'false',
    'Arrays.toCsvString({"This", "is", " a ", "test"})': 'This,is, a ,test',
    'Arrays.size("a,b,c")': '3',
    'user.teams[1]': 'b',
    'user.teams': ['a', 'b'],
  },
  conversions: {
    'Convert.toInt("1234")': '1234',
    'Convert.toInt(123.4)': '123',
    'Convert.toInt(123.6)': '124',
    'Convert.toNum("3.141")': '3.141',
  },
  'groups of the classic dialect': {
    'isMemberOfGroupName("Sales")': 'true',
    'isMemberOfGroupName("sales")': 'false',
    'isMemberOfGroupNameStartsWith("San Fr")': 'true',
    'isMemberOfGroupNameContains("Franc")': 'true',
    'isMemberOfGroupNameRegex(".*ales")': 'true',
    'isMemberOfGroupNameRegex("ale")': 'false',
    [`isMemberOfGroup("${sales?.id}")`]: 'true',
    [`isMemberOfAnyGroup("00gnone", "${sales?.id}")`]: 'true',
    [`getFilteredGroups({"${sales?.id}"}, "group.name", 40)`]: ['Sales'],
    'isMemberOfGroupName("Everyone") ? "Analyst" : "Operator"': 'Analyst',
  },
  'operators and conditions': {
    'user.firstName + " " + user.lastName': 'Ada Lovelace',
    'user.salary == 1200 ? "Sales" : "Other"': 'Sales',
    'user.salary >= 1000 AND !user.isContractor': 'false',
    'user.city == "Paris" or false': 'true',
    'user.city != "" AND user.city != null ? user.city : "none"': 'Paris',
    'user.unset ?: "fallback"': 'fallback',
    'user.empty ?: "fallback"': 'fallback',
    'user.unset + "x"': 'nullx',
    '1 + 2 * 3': '7',
    '(1 + 2) * 3': '9',
    '7 % 4': '3',
    'user.city matches "P.*"': 'true',
    'true ? false ? "a" : "b" : "c"': 'b',
    '"it""s"': 'it"s',
    Analyst: 'Analyst',
    "'Analyst'": 'Analyst',
    '{"a", "b"}': ['a', 'b'],
  },
  'the Identity Engine dialect': {
    "'test'.toUpperCase()": 'TEST',
    'user.profile.firstName.toUpperCase()': 'ADA',
    "'test'.substring(1)": 'est',
    'user.profile.firstName.substring(1,3)': 'da',
    "'hello'.replace('l', 'p')": 'heppo',
    "'hello'.replaceFirst('l', 'p')": 'heplo',
    "'test'.length()": '4',
    "'This is a test'.removeSpaces()": 'Thisisatest',
    "'This is a test'.contains('Test')": 'false',
    "user.profile.email.substringAfter('@')": 'acme.example',
    "{1, 2, 3}.contains('one')": 'false',
    'user.profile.teams.size()': '2',
    '{}.isEmpty()': 'true',
    "user.profile.teams.add('zero')": ['a', 'b', 'zero'],
    '{2, 3}.remove(1)': ['2', '3'],
    '{{1}, {2, 3}}.flatten()': ['1', '2', '3'],
    "'12'.toInteger()": '12',
    "user.isMemberOf({'group.profile.name': 'Sal'})": 'true',
    "user.isMemberOf({'group.profile.name': 'Sal', 'operator': 'EXACT'})": 'false',
    "user.isMemberOf({'group.profile.name': {'None', 'Sales'}})": 'true',
    "user.getGroups({'group.profile.name': 'Sa'}).![profile.name]": ['Sales', 'San Francisco'],
    "user.getGroups({'group.type': 'BUILT_IN'}).![name]": ['Everyone'],
    "user.getGroups({'group.profile.name': 'Sales'}, {'group.type': 'BUILT_IN'}).![name]": [],
    'user.status': 'ACTIVE',
    'user.getInternalProperty("status")': 'ACTIVE',
    'session.amr': ['pwd'],
    'org.subDomain': 'acme',
    'user.created': null,
    'appuser.entitlements.role': 'Analyst',
    "user.getGroups({'group.source.id': '0oa1'}).![name]": [],
  },
}

for (const [group, rows] of Object.entries(table))
  test(`Okta: ${group}`, () => {
    for (const [expression, value] of Object.entries(rows)) expect.soft(comesTo(expression), expression).toEqual(value)
  })

const refused: Record<string, string> = {
  'String.toUppercase(user.email)': "character 1: there is no function 'String.toUppercase'; did you mean 'String.toUpperCase'?",
  'String.toUpperCase(user.email': "character 30: ')' is missing after a list at the end",
  'String.len()': 'character 8: String.len takes 1 argument, and has 0',
  'String.substring("a", "b", 1)': 'character 23: String.substring takes a number here, and this is a text',
  'user.city = "Paris"': "character 11: a value cannot be assigned; '==' compares",
  '"Sales" ? 1': "character 12: ':' is missing between the two values of '? :' at the end",
  '12 ? "a" : "b"': "character 1: true or false has to stand before '?', and this is a number",
  '{1, 2} + 1': "character 1: '+' joins texts and adds numbers",
  "'open": "character 1: the text that begins with ' has no end",
  'user.login constructor user.email': "character 12: 'constructor' cannot stand here",
  'user.city # 1': "character 11: '#' cannot stand here",
  'T(java.lang.Runtime)': "character 1: there is no function 'T'",
  'user.profile': 'the name of an attribute is missing',
  'org.phone': "character 5: the org has no property 'phone' here",
  'role + "x"': "character 1: 'role' is a bare name, as Google writes it",
  "user.isMemberOf({'group.name': 'x'})":
    "character 32: 'group.name' is none of group.id, group.profile.name, group.type, group.source.id, operator",
  "user.isMemberOf('Sales')": "character 17: a map has to stand here, such as {'group.profile.name': 'Sales'}",
  'user.getGroups({"group.type": "X"}).![size]': "a group has no property 'size'",
  'Groups.startsWith("OKTA", "a", 10)': 'character 1: Groups.contains, startsWith and endsWith are for claims of OAuth alone',
  'device.profile.managed': "character 1: 'device' is there in sign-on policies",
  'appuser.entitlements.roll': "character 22: the app's profile has no attribute 'roll'",
  'appuser.entitlements': 'character 21: the name of an attribute is missing',
  'toString.x': "character 1: 'toString' is not a source",
  '1234567890123456': 'character 1: a number has at most 15 digits',
}

test('Okta: what cannot be is refused before anybody signs in, at the character where it begins', () => {
  for (const [expression, message] of Object.entries(refused)) {
    const resolution = resolveOkta(expression, known)
    expect.soft(resolution.ok ? 'it was read' : resolution.message, expression).toContain(message)
  }
})

const faults: Record<string, string> = {
  'String.substring(user.city, 2, 90)': 'String.substring: the positions 2 to 90 are not all in "Paris", which has 5 characters',
  'user.teams[7]': '[ ]: there is no position 7 in a list of 2',
  'Convert.toNum(user.city)': 'Convert.toNum: "Paris" is no number',
  'user.city > 3': `'>' needs a number, and this is "Paris"`,
  '1 / 0': 'this divides by nothing',
  'user.city matches "("': 'the pattern is no regular expression',
  'user.teams.![name]': "'.![…]' reads properties of groups, and this list holds something else",
}

test('Okta: what only a person shows is a fault of the expression then', () => {
  for (const [expression, message] of Object.entries(faults))
    expect.soft(comesTo(expression), expression).toContain(`fault: ${message}`)
})

test('Okta: a pattern that would not come to an end is given up', () => {
  const slow = { ...known, custom: [...known.custom] }
  const resolution = resolveOkta('"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" matches "(a+)+"', slow)
  expect(() => resolution.ok && resolution.read(subject)).toThrow('takes too long')
})
