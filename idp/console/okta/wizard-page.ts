import type { App } from '../../directory/schema.ts'
import type { Problem } from '../../lint/problem.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { adminUrl, type Button, type ConsolePage, type FieldGroup, type Form } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { advancedFields, isAdvanced } from './advanced.ts'
import { groupFields, groupStatementsFrom } from './group-statements.ts'
import { nameFormats, nameIdFormats } from './name-formats.ts'
import { nameIdFrom, usernameFields } from './usernames.ts'
import { rowsOf, type Step, statementsOf, stepOf, steps } from './wizard.ts'

/** The page of one step, in the words of Okta's wizard. @param problems what is doubtful about the app that is being changed */
export function wizardPage(
  tenant: Tenant,
  step: Step,
  posted: Posted,
  { errors = {}, problems = [] }: { errors?: Errors; problems?: readonly Problem[] } = {},
): ConsolePage {
  const here = Object.fromEntries(Object.entries(errors).filter(([field]) => stepOf(field) === step))
  const preview = step === 'saml' ? [previewOf(tenant, posted)] : []
  const isOpen = posted.advanced === '1' || Object.keys(here).some(isAdvanced)
  const before = tenant.directory.apps.get(posted.app ?? '')
  const groups = [...groupsOf[step]({ posted, errors: here, problems, before, isOpen }), ...preview]
  const shown = new Set(groups.flatMap(({ fields }) => fields.map(({ name }) => name)))
  const carried = Object.entries(posted).filter(([name]) => !shown.has(name) && name !== 'go' && name !== 'step')
  const buttons = buttonsOf(step, posted)
  const cancel = adminUrl(tenant, posted.app ? `apps/${posted.app}` : 'apps')
  return {
    area: 'apps',
    heading: headings[step](posted.app !== undefined),
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'apps/wizard'),
          hidden: [{ name: 'step', value: step }, ...carried.map(([name, value]) => ({ name, value }))],
          groups,
          buttons,
          ...(step === 'saml' ? { enter: buttons[0] } : {}),
          cancel,
        },
      },
    ],
  }
}

const headings: Record<Step, (isChange: boolean) => string> = {
  method: () => 'Create a new app integration',
  general: (isChange) => (isChange ? 'Edit SAML Integration: General Settings' : 'Create SAML Integration: General Settings'),
  saml: (isChange) => (isChange ? 'Edit SAML Integration: Configure SAML' : 'Create SAML Integration: Configure SAML'),
  feedback: (isChange) => (isChange ? 'Edit SAML Integration: Feedback' : 'Create SAML Integration: Feedback'),
}

const notMadeYet: App = { id: 'not-made-yet', name: '', acsUrl: '', audience: '', statements: [], assignments: [] }

/** What the NameID and the lines that are typed come to, for whoever was chosen. */
function previewOf(tenant: Tenant, posted: Posted): FieldGroup {
  const app = tenant.directory.apps.get(posted.app ?? '') ?? notMadeYet
  const { format = 'unspecified', source } = nameIdFrom(posted)
  const nameId = { format: format as NonNullable<App['nameId']>['format'], ...(source === undefined ? {} : { source }) }
  const lines = statementsOf(posted).map(({ name, expression }) => ({ name, expression }))
  return previewGroup(tenant, app, lines, posted, { nameId, groupStatements: groupStatementsFrom(posted) })
}

/** The first button is the one that Enter presses. */
function buttonsOf(step: Step, posted: Posted): [Button, ...Button[]] {
  const next: Button = step === 'feedback' ? { label: 'Finish', go: 'finish' } : { label: 'Next', go: 'next' }
  const first = posted.app ? 'general' : 'method'
  return [
    next,
    ...(step === 'saml' ? [{ label: 'Preview', go: 'preview', quiet: true }] : []),
    ...(step === first ? [] : [{ label: 'Previous', go: 'previous', quiet: true }]),
  ]
}

const showAdvanced: Button = { label: 'Show Advanced Settings', go: 'show-advanced', quiet: true }
const hideAdvanced: Button = { label: 'Hide Advanced Settings', go: 'hide-advanced', quiet: true }
const addAnother: Button = { label: 'Add Another', go: 'row', quiet: true }

interface Shown {
  posted: Posted
  errors: Errors
  problems: readonly Problem[]
  /** The app that is changed, if one is. */
  before: App | undefined
  /** Whether the advanced settings are to be seen. */
  isOpen: boolean
}

type Groups = (shown: Shown) => Form['groups']

const groupsOf: Record<Step, Groups> = {
  method: ({ posted, errors }) => {
    const field = fieldsOf(posted)
    const fields = [field.radio('method', 'oidc', 'OIDC - OpenID Connect'), field.radio('method', 'saml', 'SAML 2.0')]
    return [{ legend: 'Sign-in method', error: errors.method, fields }]
  },
  general: ({ posted, errors }) => {
    const field = fieldsOf(posted, errors)
    const name = field.text('name', 'App name', { required: true })
    return [
      { fields: [name] },
      { legend: 'App visibility', fields: [field.checkbox('hidden', 'Do not display application icon to users')] },
    ]
  },
  saml: ({ posted, errors, problems, before, isOpen }) => {
    const field = fieldsOf(posted, errors)
    const same = field.checkbox('useAcsForRecipientAndDestination', 'Use this for Recipient URL and Destination URL')
    const unlessSame = { hint: 'Used when the box above is not ticked.' }
    return [
      {
        legend: 'SAML Settings',
        fields: [
          field.text('acsUrl', 'Single sign-on URL', { required: true }),
          same,
          field.text('recipient', 'Recipient URL', unlessSame),
          field.text('destination', 'Destination URL', unlessSame),
          field.text('audience', 'Audience URI (SP Entity ID)', { required: true }),
          field.text('relayState', 'Default RelayState'),
          field.select('nameId.format', 'Name ID format', Object.entries(nameIdFormats)),
          ...usernameFields(field, posted, problems),
        ],
        ...(isOpen ? {} : { buttons: [showAdvanced] }),
      },
      ...(isOpen ? advancedFields(posted, errors).map((each) => ({ ...each, buttons: [hideAdvanced] })) : []),
      ...Array.from({ length: rowsOf(posted) }, (_, index) => ({
        legend: `Attribute Statement ${index + 1}`,
        grid: true,
        ...(index === 0 ? { hint: 'The value is user.<attribute> or appuser.<attribute>. An empty line is left out.' } : {}),
        fields: statementFields(field, index, posted, problems),
        ...(index === rowsOf(posted) - 1 ? { buttons: [addAnother] } : {}),
      })),
      ...groupFields(posted, errors, before),
    ]
  },
  feedback: ({ posted, errors }) => [
    {
      fields: [
        fieldsOf(posted, errors).select('type', 'App type', [
          ['', 'Select an app type'],
          ['internal', appTypes.internal],
          ['vendor', appTypes.vendor],
        ]),
      ],
    },
  ],
}

function statementFields(
  field: ReturnType<typeof fieldsOf>,
  index: number,
  posted: Posted,
  problems: readonly Problem[],
): Field[] {
  const at = (part: string) => `statements[${index}].${part}`
  const own = problems.filter(
    (each) => each.field === 'statement' && each.statement === posted[at('name')] && each.expression === posted[at('expression')],
  )
  const said = (kind: Problem['kind']) => own.filter((each) => each.kind === kind).map(({ message }) => message)
  return [
    field.text(at('name'), `Name ${index + 1}`, { warnings: said('warning') }),
    field.select(at('nameFormat'), `Name format ${index + 1}`, nameFormats),
    field.text(at('expression'), `Value ${index + 1}`, { warnings: said('not-sent').map((each) => `Not sent: ${each}`) }),
  ]
}

/** What the last page asks, in the words of the guide and of Okta's page. */
export const appTypes = {
  internal: 'This is an internal app that we have created',
  vendor: "I'm a software vendor. I'd like to integrate my app with Okta",
}

/** The step before or after. */
export const neighbour = (step: Step, by: 1 | -1): Step => steps[steps.indexOf(step) + by] ?? step
