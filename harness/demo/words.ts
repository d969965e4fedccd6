import type { VendorProfile } from '../../idp/index.ts'
import { demoPlaces } from './organisation.ts'
import { DEMO_PASSWORD, demoPeople, passwordPerson } from './people.ts'
import type { Demo, DemoVendor } from './start.ts'

/** What `npm run demo` says once everything is up. */
export function demoWords(demo: Demo): string {
  const { idp, sp, mailbox, chat, vendors } = demo
  const [first] = vendors
  return [
    'The demo is up.',
    '',
    ...table([
      ['Fake IdP', `${idp.url}/?token=${idp.token}`],
      ['Message inspector', `${idp.url}/inspect`, 'reads any SAML message that is pasted there'],
      ['Service provider', sp.url],
      ['Mailbox', `${mailbox.url}/`, 'mail of the service provider, such as verification codes'],
      ['Chat platform', `${chat.url}/`, 'opens the app as from inside Slack'],
    ]),
    '',
    `Sign in as, at every vendor, with the password ${DEMO_PASSWORD}`,
    ...table([...demoPeople, passwordPerson].map(({ email, displayName, shows }) => [email, displayName, shows])),
    ...vendors.flatMap((vendor) => ['', ...vendorWords(vendor, sp.url, idp.token)]),
    '',
    'Worth a try',
    ...(first ? thingsToTry(first.profile) : []),
    '',
    `IdP control API: ${idp.url}/control/v1 with the header Authorization: Bearer ${idp.token}`,
    'Everything listens on this machine only. Stop with Ctrl+C.',
    '',
  ].join('\n')
}

function vendorWords({ profile, tenant, places }: DemoVendor, sp: string, token: string): string[] {
  const signIn = (id: string) => `${sp}/o/${profile.id}/${id}/sign-in`
  return [
    profile.title,
    ...table([
      ['Dev, by password', signIn('end-user/Dev')],
      ...demoPlaces
        .filter((place) => places.has(place.id))
        .map((place) => [`${place.surface === 'workspace' ? 'Workspace ' : ''}${place.title}, by SSO`, signIn(place.id)]),
      ['Developer portal, by SSO', `${sp}/o/${profile.id}/portal/sign-in`],
      ["IdP's tenant page", `${tenant.url}/?token=${token}`],
      ["IdP's page of a person's apps", tenant.portalUrl],
    ]),
  ]
}

function thingsToTry(profile: VendorProfile): string[] {
  return [
    `  1. ${profile.title}, Prod, as ada: the account is made at once, with her name and her groups. Her permissions open the app`,
    '     Requests and not Feedback; in Test both open. joan, Admin of Finance, may give her more (step 6; People, Permissions).',
    '  2. The same as alan, as margaret and as katherine: the IdP says why not, and the service provider has no account.',
    '  3. Finance as grace, who is new there: she has the roles that the IdP sends. Then HR in the same browser:',
    '     it asks for the code that is in the mailbox, and gives the default role to somebody it knows already.',
    "  4. Change ada's groups on the tenant page and sign in to Prod again: group sync follows.",
    '  5. The chat platform, after step 1: no sign-in while the session there lives, SAML after its end.',
    '  6. The developer portal as grace: she has an API client at once, and has to ask for access. Then Finance as joan in another',
    '     browser: she is Admin there, and approves it under API platform.',
    "  7. Turn “Sign in as” off on the tenant page, then the page of a person's apps as mary: name, password and a code, which the tenant page",
    '     has at her; a tile leads to the service provider, which has not asked.',
  ]
}

/** Rows with aligned columns, indented. */
function table(rows: string[][]): string[] {
  const widths = [0, 1].map((column) =>
    Math.max(...rows.map((row) => (row.length > column + 1 ? (row[column]?.length ?? 0) : 0))),
  )
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}
