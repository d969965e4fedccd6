import { expect, test } from '#unit-test'
import {
  account,
  endUserInput,
  endUserPolicy,
  environment,
  facts,
  workspace,
  workspaceInput,
  workspacePolicy,
} from '../testing/inputs.ts'
import { decide } from './decide.ts'
import type { DecisionInput } from './types.ts'

/** `field: value ← source`, with a mark where a default was taken. */
const told = (input: DecisionInput) =>
  decide(input).sources.map(({ field, value, from, isDefault }) => `${field}: ${value} ← ${from}${isDefault ? ' (default)' : ''}`)

const sent = { workato_full_name: ['Ada'], workato_email: ['ada@mail.test'], workato_role: ['Admin'] }
const three = workspace({ environments: true })
const synced = environment({ groupSync: true })
const atProd = account({ environments: [{ name: 'Prod', permissions: [], groups: [] }] })

const table: [name: string, input: DecisionInput, sources: string[]][] = [
  [
    'a newcomer of whom everything is sent',
    workspaceInput({ facts: facts(sent) }),
    ['email: ada@mail.test ← workato_email', 'name: Ada ← workato_full_name', 'role: Admin ← workato_role'],
  ],
  [
    'a newcomer of whom the NameID alone is sent',
    workspaceInput(),
    ['email: ada@x.test ← NameID (default)', 'name: ada ← the address (default)', 'role: Operator ← the policy (default)'],
  ],
  [
    'a newcomer with a role for DEV only',
    workspaceInput({ facts: facts(sent), workspace: three }),
    [
      'email: ada@mail.test ← workato_email',
      'name: Ada ← workato_full_name',
      'role in DEV: Admin ← workato_role',
      'role in TEST: Operator ← the policy (default)',
      'role in PROD: Operator ← the policy (default)',
    ],
  ],
  ['somebody known who joins', workspaceInput({ facts: facts(sent) }, account()), ['role: Operator ← the policy (default)']],
  [
    'a member whose role is read again',
    workspaceInput(
      { facts: facts(sent), policy: workspacePolicy({ rolePolicy: 'eachLogin' }) },
      account({ workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'saml' }] }),
    ),
    ['role: Admin ← workato_role'],
  ],
  [
    'a new end user',
    endUserInput({ facts: facts({ workato_end_user_name: ['Ada'], workato_end_user_groups: ['Sales'] }) }),
    [
      'email: ada@x.test ← NameID',
      'name: Ada ← workato_end_user_name',
      'groups: Sales ← workato_end_user_groups',
      'permissions in Prod: use-apps ← the environment (default)',
    ],
  ],
  [
    'an end user whose groups are synced',
    endUserInput({ facts: facts({ workato_end_user_groups: ['EMEA'] }), environment: synced }, atProd),
    ['groups: EMEA ← workato_end_user_groups'],
  ],
  [
    'an end user who comes to another environment, with another name',
    endUserInput(
      { facts: facts({ workato_end_user_name: ['Countess'] }), policy: endUserPolicy({ updatePolicy: 'eachLogin' }) },
      account(),
    ),
    ['name: Countess ← workato_end_user_name', 'permissions in Prod: use-apps ← the environment (default)'],
  ],
  [
    'a member whose name and address are new',
    workspaceInput(
      { facts: facts(sent), policy: workspacePolicy({ updatePolicy: 'eachLogin' }) },
      account({ workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'saml' }] }),
    ),
    ['name: Ada ← workato_full_name', 'email: ada@mail.test ← workato_email'],
  ],
  ['an end user of whom nothing is set', endUserInput({}, atProd), []],
  ['a refusal', endUserInput({ environment: environment({ jit: false }) }), []],
]
for (const [name, input, sources] of table) test(`what decided about ${name}`, () => expect(told(input)).toEqual(sources))
