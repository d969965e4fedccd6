import { createBrowser, type TestBrowser } from './browser.ts'
import type { World } from './world.ts'

/** The administrator outside single sign-on, as organisations of tests have one. */
export const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }

/** A browser in which the owner is signed in. */
export async function ownerOf(world: World): Promise<TestBrowser> {
  const browser = createBrowser()
  await browser.post(`${world.sp.url}/o/${world.slug}/admin/sign-in`, owner)
  return browser
}

/** A browser in which somebody administers a workspace through single sign-on. */
export const adminOf = async (world: World, workspace: string, nameId = 'boss@x.test'): Promise<TestBrowser> =>
  (await world.signIn(`workspace/${workspace}`, { nameId, attributes: { workato_role: ['Admin'] } })).browser

/** The address of a page of a workspace's administration. */
export const adminPage = ({ sp, slug }: World, workspace: string, path: string): string =>
  `${sp.url}/o/${slug}/admin/workspace/${workspace}/${path}`

/** What the page that an answer leads to says was done; null where it leads nowhere. */
export const noticeOf = (answer: Response): string | null => {
  const location = answer.headers.get('location')
  return location === null ? null : new URL(location, answer.url).searchParams.get('notice')
}

/** What a page says that it shows, which its forms send back. */
export async function seenOn(browser: TestBrowser, page: string): Promise<string> {
  const seen = /name="seen" value="([\w-]+)"/.exec(await (await browser.get(page)).text())?.[1]
  if (seen === undefined) throw new Error(`${page} has no form that says what it shows`)
  return seen
}
