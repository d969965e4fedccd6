import { viewApp } from '../../control/views.ts'
import { type App, isUnfinished } from '../../directory/schema.ts'
import { endpoints, type Tenant } from '../../tenants/tenant.ts'
import { adminUrl, type ConsolePage, type Section } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { activeFacts } from './certificates.ts'
import { claimsOf, nameIdWords, shortName } from './claims.ts'

/** Single sign-on: the choice of a method, and the numbered cards of SAML. */

export function methodPage(tenant: Tenant, app: App): ConsolePage {
  const section: Section = {
    heading: 'Select a single sign-on method',
    text: 'Disabled, Password-based and Linked are not part of this mock.',
    links: [{ label: 'SAML', href: adminUrl(tenant, `apps/${app.id}/saml`) }],
  }
  return appPage(tenant, app, 'sso', [section])
}

export function samlPage(tenant: Tenant, app: App): ConsolePage {
  const sections = [basicCard, claimsCard, certificatesCard, setUpCard, testCard].map((card) => card(tenant, app))
  return { ...appPage(tenant, app, 'sso', sections, 'SAML-based Sign-on'), cards: true }
}

const edit = (tenant: Tenant, app: App, path: string, what: string) => [
  { label: 'Edit', href: adminUrl(tenant, `apps/${app.id}/${path}`), name: `Edit ${what}` },
]

function basicCard(tenant: Tenant, app: App): Section {
  const further = (app.acsUrls ?? []).filter(({ url }) => url !== app.acsUrl)
  return {
    heading: '1 Basic SAML Configuration',
    links: edit(tenant, app, 'basic', 'Basic SAML Configuration'),
    facts: [
      { name: 'Identifier (Entity ID)', value: app.audience || 'Required', code: app.audience !== '' },
      { name: 'Reply URL (Assertion Consumer Service URL)', value: app.acsUrl || 'Required', code: app.acsUrl !== '' },
      ...further.map(({ url, index }) => ({
        name: index === undefined ? 'Further Reply URL' : `Further Reply URL, index ${index}`,
        value: url,
        code: true,
      })),
      { name: 'Sign on URL (Optional)', value: app.startUrl ?? 'Optional', code: app.startUrl !== undefined },
      { name: 'Relay State (Optional)', value: app.relayState ?? 'Optional' },
      { name: 'Logout Url (Optional)', value: app.sloUrl ?? 'Optional', code: app.sloUrl !== undefined },
    ],
  }
}

function claimsCard(tenant: Tenant, app: App): Section {
  const { problems } = viewApp(tenant, app)
  return {
    heading: '2 Attributes & Claims',
    links: edit(tenant, app, 'claims', 'Attributes & Claims'),
    ...(problems.some(({ kind }) => kind === 'not-sent') ? { warnings: ['A claim is not sent: open it to see why.'] } : {}),
    facts: [
      ...claimsOf(app).map(({ statement }) => ({ name: shortName(statement.name), value: statement.expression, code: true })),
      ...(app.groupStatements ?? []).map(({ name }) => ({ name: shortName(name), value: 'user.groups', code: true })),
      { name: 'Unique User Identifier', value: nameIdWords(app), code: true },
    ],
  }
}

function certificatesCard(tenant: Tenant, app: App): Section {
  const { metadataUrl } = viewApp(tenant, app)
  const at = (file: string) => adminUrl(tenant, `apps/${app.id}/certificates/${tenant.certificates.of(app).active.id}/${file}`)
  return {
    heading: '3 SAML Certificates',
    links: [
      ...edit(tenant, app, 'certificates', 'Token signing certificate'),
      {
        label: 'Edit verification certificates',
        href: adminUrl(tenant, `apps/${app.id}/verification`),
      },
    ],
    facts: [
      ...activeFacts(tenant, app),
      { name: 'App Federation Metadata Url', value: metadataUrl, href: metadataUrl },
      { name: 'Certificate (Base64)', value: 'Download (Base64)', href: at('base64') },
      { name: 'Certificate (Raw)', value: 'Download (Raw)', href: at('raw') },
      { name: 'Federation Metadata XML', value: 'Download (XML)', href: `${metadataUrl}&download=1` },
      { name: 'Verification certificates (optional)', value: app.requestSigning ? 'Required: Yes' : 'Required: No' },
    ],
  }
}

function setUpCard(tenant: Tenant, app: App): Section {
  const { ssoUrl, entityId } = viewApp(tenant, app)
  return {
    heading: `4 Set up ${app.name}`,
    text: 'Type these into the application to connect it with Microsoft Entra ID.',
    facts: [
      { name: 'Login URL', value: ssoUrl, code: true },
      { name: 'Microsoft Entra Identifier', value: entityId, code: true },
      { name: 'Logout URL', value: tenant.url + (endpoints(tenant, app).slo ?? ''), code: true },
    ],
  }
}

function testCard(tenant: Tenant, app: App): Section {
  const heading = `5 Test single sign-on with ${app.name}`
  if (isUnfinished(app)) return { heading, text: 'Set up Basic SAML Configuration first.' }
  if (app.requestSigning) return { heading, text: 'Signed requests are required, so the test has to start at the application.' }
  return {
    heading,
    text: 'Signs you in as any user who is assigned to the application.',
    links: [{ label: 'Test', href: viewApp(tenant, app).initiateUrl, name: `Test sign-in to ${app.name}` }],
  }
}
