import type { Driver } from '../drivers/driver.ts'
import { HtmlPage } from '../drivers/html-page.ts'
import { walk } from '../pages/walk.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { PageObserverSpec } from '../target/schema/observers.ts'
import { accountFromProfile, accountsFromTable, type PageAnswer } from './from-page.ts'
import type { Look, Observation, Observer } from './observer.ts'
import { soughtInProfile } from './sought-page.ts'

/** The administrators who are signed in, by browser: each browser is one case's, and its sign-ins are done one after the other. */
const signedIn = new WeakMap<Driver, Map<string, Promise<void>>>()

/** Reads accounts from what the SP's pages show: to an administrator all of them, to the person who is signed in the own one. */
export function pageObserver(spec: PageObserverSpec, where: string): Observer {
  const { columns, fields } = spec
  return {
    name: 'page',
    where,
    grade: 'E4',
    observe: async (look) => {
      if (spec.as === 'admin' && columns) return observeAsAdmin({ ...spec, columns }, look, where)
      if (look.person === null || !fields) return { accounts: 'unknown', audit: 'unknown' }
      const answer = await answerOf(look.person, spec, look, where)
      return { accounts: [accountFromProfile(answer, fields, where)], audit: 'unknown', partial: true }
    },
    // A column that is not there fails the look itself: headings do not depend on who is listed.
    seek: async (look, person) => {
      if (spec.as === 'admin' || look.person === null || !fields) return []
      const answer = await answerOf(look.person, spec, look, where)
      return soughtInProfile(new HtmlPage(answer.url, answer.body), fields, `${where}.fields`, person)
    },
  }
}

async function observeAsAdmin(
  spec: PageObserverSpec & { columns: NonNullable<PageObserverSpec['columns']> },
  look: Look,
  where: string,
): Promise<Observation> {
  const admin = await look.admin()
  await signInOnce(admin, spec, look, where)
  const answer = await answerOf(admin, spec, look, where)
  const { accounts, goesOn } = accountsFromTable(answer, spec, where)
  if (!goesOn) return { accounts, audit: 'unknown' }
  const problem = `${where}.url: ${answer.url} goes on to a next page, so it does not list everybody; name an address that shows all`
  return { accounts, audit: 'unknown', partial: true, problems: [problem] }
}

/** A sign-in that failed is tried again at the next look. */
async function signInOnce(admin: Driver, { signIn }: PageObserverSpec, look: Look, where: string): Promise<void> {
  if (!signIn) return
  const known = signedIn.get(admin) ?? new Map<string, Promise<void>>()
  signedIn.set(admin, known)
  // Two observers that sign in alike need one sign-in; two that differ must not be on the page at the same time.
  const key = JSON.stringify(signIn)
  const before = Promise.allSettled(known.values())
  const own =
    known.get(key) ??
    before.then(async () => {
      await walk(admin, signIn, look.variables, `${where}.signIn`)
    })
  known.set(key, own)
  await own.catch((error: unknown) => {
    known.delete(key)
    throw error
  })
}

async function answerOf(driver: Driver, { url }: PageObserverSpec, { variables }: Look, where: string): Promise<PageAnswer> {
  const address = fillAddress(url, variables, `${where}.url`)
  return { url: address, ...(await driver.render(address)) }
}
