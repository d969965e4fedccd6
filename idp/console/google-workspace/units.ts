import { settingOf, topUnit, unitsAbove } from '../../directory/access.ts'
import type { App } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { adminUrl, type Row, type Section } from '../kit/page.ts'

/** Organizational units: those that users are in, and whether an app is on for them. */

/** Every unit that users are in or an app has a setting for, with those above it but the topmost one. */
export function unitNames({ directory }: Tenant): string[] {
  const used = [...directory.people.values()].flatMap(({ orgUnit }) => orgUnit ?? [])
  const set = [...directory.apps.values()].flatMap(({ access }) => Object.keys(access?.units ?? {}))
  return [...new Set([...used, ...set].flatMap(unitsAbove))].filter((each) => each !== topUnit).toSorted()
}

/** How a unit is called in addresses, where its path could not stand. */
const unitKey = (unit: string): string => Buffer.from(unit).toString('base64url')

/** A unit has a setting of its own ("Overridden") or that of the unit above it ("Inherited"). Google help, "Turn on your SAML app". */
export function unitsSection(tenant: Tenant, app: App): Section {
  const rows = unitNames(tenant).map((unit): Row => {
    const { isOn, from } = settingOf(app.access, unit)
    const isOwn = from === unit
    const post = (label: string, how: 'on' | 'off' | 'inherit') => ({
      label,
      action: adminUrl(tenant, `apps/${app.id}/access/units/${unitKey(unit)}/${how}`),
      name: `${label} for ${unit}`,
    })
    return {
      cells: [{ text: unit }, { text: `${isOn ? 'ON' : 'OFF'} (${isOwn ? 'Overridden' : 'Inherited'})` }],
      posts: [
        isOn ? post('Turn OFF', 'off') : post('Turn ON', 'on'),
        isOwn ? post('Inherit', 'inherit') : post('Override', isOn ? 'on' : 'off'),
      ],
    }
  })
  return {
    heading: 'Organizational Units',
    text: 'A unit that inherits follows the unit above it, in the end what is set for all users.',
    table: {
      caption: 'Access by organizational unit',
      columns: ['Organizational unit', 'Service status', 'Actions'],
      rows,
      empty: 'No user is in an organizational unit below the topmost one.',
    },
  }
}

/** @returns false where there is no such unit, or nothing of the kind to do */
export function changeUnit(tenant: Tenant, app: App, key: string, how: string): boolean {
  const unit = unitNames(tenant).find((each) => unitKey(each) === key)
  if (unit === undefined || !['on', 'off', 'inherit'].includes(how)) return false
  const { units: before = {}, ...access } = app.access ?? {}
  const others = Object.fromEntries(Object.entries(before).filter(([each]) => each !== unit))
  const units = how === 'inherit' ? others : { ...others, [unit]: how === 'on' }
  tenant.directory.apps.set(app.id, { ...app, access: { ...access, ...(Object.keys(units).length > 0 ? { units } : {}) } })
  return true
}
