import type { HtmlPage } from '../drivers/html-page.ts'
import { instead } from '../drivers/on-offer.ts'
import { isProbably } from '../files/nearest.ts'
import type { PageWords } from '../target/schema/observers.ts'
import { everybodyHas, isSame, type KnownPerson, type Sought } from './sought.ts'

const SEEN = ['displayName', 'status', 'authMethod', 'role', 'groups', 'createdAt', 'updatedAt'] as const

/** What came of every label of a profile page, for the person who is signed in there. Pure. @param where e.g. `observe.0.fields` */
export function soughtInProfile(page: HtmlPage, fields: PageWords, where: string, person: KnownPerson): Sought[] {
  const labels = page.labels()
  const taken = Object.values(fields)
  return SEEN.flatMap((name): Sought[] => {
    const label = fields[name]
    if (label === undefined) return []
    const sought = { key: `${where}.${name}`, always: everybodyHas(name, person), meant: null }
    const value = page.valueOf(label)
    if (value !== null && value.trim() !== '') return [{ ...sought, state: 'found', says: `"${label}" is there` }]
    if (value !== null) return [{ ...sought, state: 'empty', says: `"${label}" is there, and nothing stands beside it` }]
    const { displayName } = person
    const byValue =
      name === 'displayName' && displayName !== null ? labels.find((each) => isSame(page.valueOf(each), displayName)) : undefined
    const meant = byValue ?? labels.find((each) => !taken.includes(each) && isProbably(each, label)) ?? null
    return [
      {
        ...sought,
        state: 'missing',
        meant,
        says: `there is no label "${label}" on ${page.url}${instead(labels, label, 'it has')}`,
      },
    ]
  })
}
