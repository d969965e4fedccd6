import type { EnvironmentGiven, WorkspaceGiven } from '../case/given.ts'
import { completePortal } from '../case/portal/given.ts'

const groups = ['Engineering', 'Leads', 'Finance']

/** As the SP takes it; every place of the demo has a provider. */
type DemoEnvironment = Omit<EnvironmentGiven, 'provider'>

/** The first opens by default everywhere, the second in Test, the third for those whom an administrator lets build. */
const apps = [
  { name: 'Requests', permission: 'use-apps' },
  { name: 'Feedback', permission: 'give-feedback' },
  { name: 'Workbench', permission: 'build' },
]

const environment = (name: string, change: Partial<DemoEnvironment>): DemoEnvironment => ({
  name,
  authMethod: 'saml',
  samlEnabled: true,
  jit: true,
  groupSync: true,
  enforceFor: 'all',
  defaultPermissions: ['use-apps'],
  apps,
  groups,
  ...change,
})

/** A custom role that sees one folder of two. */
const auditor = { name: 'Auditor', folders: ['Reports'], edit: false }
const folders = [
  { name: 'Reports', recipes: ['Monthly figures', 'Expenses by team'] },
  { name: 'Payments', recipes: ['Approve invoices'] },
]

/** What each vendor's organisation looks like at the SP. */
export const demoOrganisation: { environments: DemoEnvironment[]; workspaces: WorkspaceGiven[] } = {
  environments: [
    environment('Dev', { authMethod: 'password', samlEnabled: false, jit: false, groupSync: false }),
    environment('Test', { defaultPermissions: ['use-apps', 'give-feedback'] }),
    environment('Prod', {}),
  ],
  workspaces: [
    { name: 'Finance', jit: true, environments: true, customRoles: [auditor], folders, groupRoles: [] },
    { name: 'HR', jit: true, environments: false, customRoles: [auditor], folders, groupRoles: [] },
  ],
}

/** The developer portal of each organisation. */
export const demoPortal = completePortal({ policies: ['gold'], settings: { method: 'api-key', policy: 'gold' } }, 'Prod')

/** The environment that the chat app belongs to. */
export const CHAT = { platform: 'slack', environment: 'Prod' } as const

/** A place that people reach through the IdP. */
export interface DemoPlace {
  id: string
  title: string
  surface: 'end-user' | 'workspace'
}

export const demoPlaces: readonly DemoPlace[] = [
  { id: 'end-user/Test', title: 'Test', surface: 'end-user' },
  { id: 'end-user/Prod', title: 'Prod', surface: 'end-user' },
  { id: 'workspace/Finance', title: 'Finance', surface: 'workspace' },
  { id: 'workspace/HR', title: 'HR', surface: 'workspace' },
]
