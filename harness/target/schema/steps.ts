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
const seeStep = closedObject({ see: z.string().min(1).describe('A text that has to be on the page now') })

const pageStep = z.union([openStep, pressStep, fillStep, selectStep, seeStep])
export type PageStep = z.output<typeof pageStep>

export const pageSteps = z.array(pageStep).min(1)

/** Where a sign-in starts: an address, or steps that lead there. */
export const signInStart = z.union([z.string().min(1), pageSteps])
export type SignInStart = z.output<typeof signInStart>
