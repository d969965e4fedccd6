import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** What a person does at a page of the SP, found as a person finds things: by label, by role and name. `{name}` is filled in everywhere. */

const openStep = closedObject({ open: z.string().min(1).describe('An address; one that starts with "/" is below the base') })
const pressStep = closedObject({
  press: z
    .union([z.string().min(1), closedObject({ role: z.string().min(1), name: z.string().min(1) })])
    .describe('The button or link with this name, or any other role with its name'),
})
const fillStep = closedObject({ fill: z.record(z.string(), z.string()).describe('Label of a field → what is typed') })
const selectStep = closedObject({
  select: z.record(z.string(), z.string()).describe('Label of a list → the entry that is chosen'),
})
const checkStep = closedObject({
  check: z
    .record(z.string(), z.union([z.boolean(), z.string()]))
    .describe('Label of a box, switch or choice → whether it is on: true or false, or a name that is filled in with one of them'),
})
const label = z.string().min(1).optional()
const noteStep = closedObject({
  note: closedObject({
    acsUrl: label.describe("The SP's ACS URL, to copy into the IdP"),
    entityId: label.describe("The SP's entity ID, to copy into the IdP"),
    idpIssuer: label.describe('The issuer that the SP keeps of the IdP'),
    idpSsoUrl: label.describe('The SSO URL that it keeps'),
    idpCertificates: label.describe('The certificates that it keeps: PEM, base64 or SHA-256 fingerprints'),
    providers: label.describe('A list of the providers to choose from'),
  }).describe('What the page shows now, kept for checks: a value by the label of its field or term'),
})
const seeStep = closedObject({ see: z.string().min(1).describe('A text that has to be on the page now') })

const pageStep = z.union([openStep, pressStep, fillStep, selectStep, checkStep, noteStep, seeStep])
export type PageStep = z.output<typeof pageStep>

export const pageSteps = z.array(pageStep).min(1)

/** Where a sign-in starts: an address, or steps that lead there. */
export const signInStart = z.union([z.string().min(1), pageSteps])
export type SignInStart = z.output<typeof signInStart>
