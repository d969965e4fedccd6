import { type App, appSchema } from '../../directory/schema.ts'
import { findPattern } from '../../expressions/pattern.ts'
import { oneLoginEncryption } from '../../profiles/onelogin/encryption.ts'
import { oneLoginShape } from '../../profiles/onelogin/shape.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { pemFrom } from '../kit/certificates.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, wrong } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'

/** The tab "Configuration": who the service is, where messages to it go, and how they look. */

const formats = [
  ['emailAddress', 'Email'],
  ['transient', 'Transient'],
  ['unspecified', 'Unspecified'],
  ['persistent', 'Persistent'],
] as const
const signatures = [
  ['response', 'Response'],
  ['assertion', 'Assertion'],
  ['assertion,response', 'Both'],
] as const
/** Lengths of time, in minutes. */
const spans = [
  { name: 'validBefore', of: 'before', label: 'SAML not valid before' },
  { name: 'validAfter', of: 'after', label: 'SAML not valid on or after' },
  { name: 'session', of: 'session', label: 'SAML sessionNotOnOrAfter' },
] as const
const { before, after, session } = oneLoginShape.window
const usual = { before: before / 60, after: after / 60, session: (session ?? 0) / 60 }

const initiators = [
  ['onelogin', 'OneLogin'],
  ['sp', 'Service Provider'],
] as const
const methods: Record<string, string> = {
  'tripledes-cbc': 'TRIPLEDES-CBC',
  'aes128-cbc': 'AES-128-CBC',
  'aes192-cbc': 'AES-192-CBC',
  'aes256-cbc': 'AES-256-CBC',
}

/** A recipient that is kept counts only where it is not taken from the ACS. */
const hasRecipient = ({ useAcsForRecipientAndDestination: same, recipient }: App): boolean =>
  same === false && recipient !== undefined

const configurationPosted = (app: App, tenant: Tenant): Posted => ({
  relayState: app.relayState ?? '',
  audience: app.audience,
  recipient: hasRecipient(app) ? (app.recipient ?? '') : '',
  acsValidator: app.acsValidator ?? '',
  acsUrl: app.acsUrl,
  startUrl: app.startUrl ?? '',
  initiator: app.startUrl === undefined ? 'onelogin' : 'sp',
  sloUrl: app.sloUrl ?? '',
  ...Object.fromEntries(spans.map(({ name, of }) => [name, `${app.validity?.[of] ?? usual[of]}`])),
  format: app.nameId?.format ?? 'emailAddress',
  signs: [...(app.signs ?? tenant.profile.saml.signs)].sort().join(','),
  ...(app.emptyValueTags === false ? {} : { emptyTags: '1' }),
  ...(app.encryption ? { encrypt: '1' } : {}),
  method: app.encryption?.algorithm ?? oneLoginEncryption.algorithms[0],
  certificate: app.encryption?.certificate ?? '',
})

/** What is doubtful: a request that names the app's own address is answered whatever the validator says, another one is not. */
function validatorWarnings({ acsUrl, acsValidator }: App): string[] {
  if (acsValidator === undefined || acsUrl === '') return []
  try {
    return findPattern(acsValidator, acsUrl) === null ? ['It does not fit the ACS (Consumer) URL.'] : []
  } catch (error) {
    if (error instanceof RangeError) return [`It is no regular expression that this mock can read: ${error.message}.`]
    throw error
  }
}

export function configurationPage(
  tenant: Tenant,
  app: App,
  {
    asked = {},
    posted = configurationPosted(app, tenant),
    errors = {},
  }: { asked?: Posted; posted?: Posted; errors?: Errors } = {},
): ConsolePage {
  const field = fieldsOf(posted, errors)
  const form: Form = {
    action: adminUrl(tenant, `apps/${app.id}/configuration`),
    hidden: [],
    groups: [
      {
        legend: 'Application details',
        fields: [
          field.text('relayState', 'RelayState', { hint: 'Sent when a sign-in starts here.' }),
          field.text('audience', 'Audience (EntityID)', { required: true }),
          field.text('recipient', 'Recipient', { hint: 'The ACS (Consumer) URL, when it is empty.' }),
          field.text('acsValidator', 'ACS (Consumer) URL Validator', {
            required: true,
            hint: 'A regular expression: a request may name any address that it fits.',
            warnings: validatorWarnings(app),
          }),
          field.text('acsUrl', 'ACS (Consumer) URL', { required: true }),
          field.text('startUrl', 'Login URL', {
            hint: 'With the Service Provider as initiator: who opens the app in the portal is sent there.',
          }),
          field.select('initiator', 'SAML initiator', initiators),
          field.text('sloUrl', 'Single Logout URL', { hint: 'Where the answer to a sign-out goes.' }),
          ...spans.map(({ name, label }) => field.text(name, label, { hint: 'In minutes.' })),
          field.select('format', 'SAML nameID format', formats),
          field.select('signs', 'SAML signature element', signatures),
          field.checkbox('emptyTags', 'Generate AttributeValue tag for empty values'),
        ],
      },
      {
        legend: 'Encryption',
        fields: [
          field.checkbox('encrypt', 'Encrypt assertion'),
          field.select(
            'method',
            'SAML encryption method',
            oneLoginEncryption.algorithms.map((each) => [each, methods[each] ?? each]),
          ),
          field.textarea('certificate', 'Public key', {
            hint: 'The certificate of the service, in PEM form. Without the box above it is not kept.',
            holds: 'certificate',
          }),
        ],
      },
    ],
    buttons: [{ label: 'Save' }],
  }
  const missing = 'Answers to a sign-out are signed, and the issuer is that of the app.'
  return appPage(tenant, app, 'configuration', [{ text: missing, form }], { asked })
}

export function saveConfiguration(tenant: Tenant, app: App, posted: Posted): Answer {
  const { data, errors } = appFrom(app, posted)
  if (!data) return wrong(configurationPage(tenant, app, { posted, errors }))
  keepApp(tenant, data)
  return saying(`apps/${app.id}/configuration`, 'app-saved')
}

/** Names of fields, by the place in the data that each fills. */
const places: Record<string, string> = {
  'nameId.format': 'format',
  'encryption.algorithm': 'method',
  'encryption.certificate': 'certificate',
  ...Object.fromEntries(spans.map(({ name, of }) => [`validity.${of}`, name])),
}

function appFrom(app: App, posted: Posted): ReturnType<typeof checked<App>> {
  const text = (name: string) => (posted[name] ?? '').trim()
  const {
    relayState: _r,
    sloUrl: _s,
    startUrl: _t,
    validity: _v,
    emptyValueTags: _e,
    encryption,
    ...kept
  } = withoutRecipient(app)
  const optional = ['relayState', 'sloUrl', 'startUrl'].filter((name) => text(name) !== '')
  const result = checked(appSchema, {
    ...kept,
    audience: text('audience'),
    acsUrl: text('acsUrl'),
    acsValidator: text('acsValidator'),
    ...Object.fromEntries(optional.map((name) => [name, text(name)])),
    ...(text('recipient') === '' ? {} : { recipient: text('recipient'), useAcsForRecipientAndDestination: false }),
    ...validityFrom(posted),
    ...(posted.emptyTags === '1' ? {} : { emptyValueTags: false }),
    nameId: { ...app.nameId, format: text('format') },
    signs: text('signs').split(','),
    ...(posted.encrypt === '1' ? { encryption: { ...encryption, algorithm: text('method'), certificate: pemFrom(posted) } } : {}),
  })
  const inForm = Object.entries(result.errors ?? {}).map(([path, message]) => [
    places[path] ?? path.replace(/\[\d+\]$/, ''),
    message,
  ])
  const errors: Errors = {
    ...Object.fromEntries(inForm),
    ...(text('acsValidator') === '' ? { acsValidator: 'must not be empty' } : {}),
    ...initiatorError(posted.initiator === 'sp', text('startUrl')),
  }
  return result.data && Object.keys(errors).length === 0 ? result : { data: null, errors }
}

/** Minutes that are not the usual ones; what is no number is said beside its field. */
function validityFrom(posted: Posted): { validity?: Record<string, number> } {
  const typed = spans.map(({ name, of }) => [of, minutesFrom(posted[name] ?? '') ?? usual[of]] as const)
  const chosen = typed.filter(([of, value]) => value !== usual[of])
  return chosen.length > 0 ? { validity: Object.fromEntries(chosen) } : {}
}

/** NaN for what is no number of minutes, null for nothing. */
const minutesFrom = (text: string): number | null =>
  text.trim() === '' ? null : /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN

/** A login URL goes with the one initiator, and none with the other. */
function initiatorError(isSp: boolean, startUrl: string): Errors {
  if (isSp && startUrl === '') return { startUrl: 'must not be empty where the Service Provider is the initiator' }
  return isSp || startUrl === '' ? {} : { initiator: 'has to be the Service Provider where there is a Login URL' }
}

/** The app without the recipient that the page shows; one that does not count is kept, and so is a destination. */
function withoutRecipient(app: App): App {
  if (!hasRecipient(app)) return app
  const { recipient: _, useAcsForRecipientAndDestination: same, ...rest } = app
  return rest.destination === undefined || same === undefined ? rest : { ...rest, useAcsForRecipientAndDestination: same }
}
