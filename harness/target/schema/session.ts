import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { pointer } from './request.ts'

const url = z.string().min(1).describe('An address; one that starts with "/" is below the base')

/** Without words of its own a text would fit every page. */
const words = z
  .string()
  .min(1)
  .refine(
    (text) => text.replace(/\{\w+\}/g, '').trim().length > 1,
    'needs words beside {email} or {displayName}, such as "Signed in as {email}"',
  )

/** JSON that says who is signed in. */
const jsonProbe = closedObject({
  url,
  email: pointer.describe("Where the signed-in person's address stands"),
  signedIn: pointer.optional().describe('Where true or false stands, when an address alone does not mean a session'),
  place: pointer.optional().describe('Where the active environment or workspace stands'),
  displayName: pointer
    .optional()
    .describe('What the session shows of the account counts, with grade E2, where no observer says it'),
  groups: pointer.optional(),
  role: pointer.optional(),
})

/** A text on a page that only the signed-in person sees. */
const textProbe = closedObject({
  url,
  text: words.describe('Text of the page; {email} or {displayName} stands for who it is, e.g. "Signed in as {email}"'),
})

/** An element on a page that only the signed-in person sees. */
const roleProbe = closedObject({
  url,
  role: z.string().min(1).describe('e.g. heading, link, button'),
  name: z.string().min(1).describe('Its name; {email} or {displayName} stands for who it is'),
})

/** A field on a profile page. */
const fieldProbe = closedObject({
  url,
  field: z.string().min(1).describe("Label of the field that holds the signed-in person's address"),
})

/** A cookie that only a signed-in browser has. It does not say whose it is. */
const cookieProbe = closedObject({ cookie: z.string().min(1).describe('Name of the cookie') })

/** How to tell who is signed in, asked from the same browser. */
export const session = z.union([jsonProbe, textProbe, roleProbe, fieldProbe, cookieProbe])
export type SessionProbe = z.output<typeof session>
export type JsonProbe = z.output<typeof jsonProbe>
