import { expect } from '@playwright/test'
import { fill, press } from '../../testing/entra-console.ts'
import { type Mistake, refuses } from '../../testing/entra-mistakes.ts'

const mistakes: Mistake[] = [
  [
    'a user principal name and an address that are none, and a long name',
    'users/bob/properties',
    async (page) => {
      await fill(page, 'User principal name', 'bob')
      await fill(page, 'Email', 'bob at acme')
      await fill(page, 'Display name', 'x'.repeat(3000))
      await press(page, 'Save')
      await expect(page.locator('#f-displayName-error')).toHaveText('Display name must have at most 256 characters')
      await expect(page.locator('#f-email-error')).toHaveText('Email must look like name@domain, without blanks')
    },
    'User principal name must look like name@domain',
  ],
  [
    'a user principal name that somebody has',
    'users/bob/properties',
    async (page) => {
      await fill(page, 'User principal name', 'ADA@acme.example')
      await press(page, 'Save')
    },
    'User principal name is the username of somebody else',
  ],
  [
    'an attribute with a blank in its name',
    'users/bob/attributes',
    async (page) => {
      await fill(page, 'Attribute name', 'a b')
      await press(page, 'Save')
    },
    'Attribute name must be letters, digits and _',
  ],
  [
    'an extension that is called as what every user has',
    'users/bob/attributes',
    async (page) => {
      await fill(page, 'Attribute name', 'Mail')
      await fill(page, 'Attribute value', 'zz')
      await press(page, 'Save')
    },
    'Attribute name is the name of an attribute that every user has',
  ],
  [
    'a control character in a new extension, and in a list',
    'users/bob/attributes',
    async (page) => {
      await fill(page, 'Attribute name', 'team')
      await fill(page, 'Attribute value', 'a\u0001')
      await fill(page, 'Proxy addresses', 'a\nb\u0001')
      await press(page, 'Save')
      await expect(page.locator('#f-attributes-proxyaddresses-error')).toContainText('Proxy addresses ')
    },
    'Attribute value has a control character',
  ],
  [
    'a group that is there',
    'groups/new',
    async (page) => {
      await fill(page, 'Group name', 'Sales')
      await press(page, 'Create')
    },
    'Group name is the name of another group',
  ],
]
refuses(mistakes)
