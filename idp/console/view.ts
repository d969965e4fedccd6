import { viewApp } from '../control/views.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { formatStatements, formatValues } from './lines.ts'

/** What the tenant page shows. */
export function viewConsole(tenant: Tenant) {
  const { directory, profile, url } = tenant
  const people = [...directory.people.values()]
  const { expression } = profile.express({ attribute: 'attribute' })
  return {
    tenant: { id: tenant.id, url },
    profile: { id: profile.id, title: profile.title },
    now: tenant.now().toISOString(),
    syntax: expression,
    people: people.map((person) => ({
      ...person,
      lines: formatValues(person.attributes),
      action: `${url}/console/people/${person.id}`,
    })),
    newPerson: `${url}/console/people`,
    apps: [...directory.apps.values()].map((app) => ({
      ...app,
      ...viewApp(tenant, app),
      lines: formatStatements(app.statements),
      rows: Math.max(3, app.statements.length + 1),
      action: `${url}/console/apps/${app.id}`,
      people: people.map((person) => {
        const assignment = directory.assignment(app, person.id)
        return {
          id: person.id,
          displayName: person.displayName || person.userName,
          assigned: assignment !== undefined,
          lines: formatValues(assignment?.values),
          action: `${url}/console/apps/${app.id}/assignments/${person.id}`,
        }
      }),
    })),
  }
}
