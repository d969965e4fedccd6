import { z } from 'zod'
import { profiles } from '../../../idp/index.ts'
import { closedObject } from '../../files/closed-object.ts'
import { families } from '../../scenario/families.ts'
import { capabilities } from './capabilities.ts'
import { hooks } from './hooks.ts'
import { observer } from './observers.ts'
import { portal } from './portal.ts'
import { headers, pointer } from './request.ts'
import { session } from './session.ts'
import { place, surfaces } from './surfaces.ts'

const seconds = z.number().positive().max(600)

const serviceProvider = closedObject({
  metadata: z
    .string()
    .optional()
    .describe(
      'The SP metadata: a URL, a path below the base, or a file beside this one. What is read from it need not be typed in',
    ),
  entityId: z.string().optional().describe("The Issuer of the SP's AuthnRequests, and the Audience of our Assertions"),
  acsUrl: z.string().optional().describe('Assertion Consumer Service, HTTP-POST'),
  nameIdFormat: z
    .enum(['emailAddress', 'persistent', 'transient', 'unspecified'])
    .optional()
    .describe('Default: emailAddress where the metadata allows it'),
  wantAssertionsSigned: z.boolean().optional().describe('Every vendor then signs the Assertion, too'),
})

const pattern = z.string().refine(isPattern, 'is not a regular expression')

const mail = closedObject({
  mailpit: z
    .string()
    .optional()
    .describe(
      "Address of a mailbox with Mailpit's HTTP API; default: firstlogin's own mailbox, which listens at {mailbox.smtpUrl}",
    ),
  headers: headers.describe('e.g. authorization: "Basic {env.MAILPIT_LOGIN}"'),
  code: pattern.optional().describe('Regular expression of a verification code; its first group counts. Default: six digits'),
  link: pattern
    .optional()
    .describe(
      'Regular expression of a verification link, where a link is opened instead of a code typed; its first group counts',
    ),
})

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text))
  } catch {
    return false
  }
}

export const targetSchema = closedObject({
  name: z.string().min(1).describe('How reports call the SP'),
  description: z.string().default('').describe('A sentence for readers of the report'),
  base: z
    .string()
    .default('http://127.0.0.1:{port}')
    .describe("The SP's address, path included; {port} is a free port when firstlogin starts the SP"),
  start: closedObject({
    command: z.array(z.string()).min(1).describe('The program and its arguments; no shell reads them'),
    env: z.record(z.string(), z.string()).default({}).describe('Beside the environment of the run'),
    cwd: z.string().optional().describe('Default: the folder of the target file'),
    before: z
      .array(z.array(z.string()).min(1))
      .default([])
      .describe('Programs that run to their end before, such as a migration'),
    ready: z.string().default('{base}/').describe('A URL that answers when the SP is up'),
    timeoutSeconds: seconds.default(30).describe('How long it may take to be ready'),
  })
    .optional()
    .describe('How firstlogin starts the SP; without it the SP is running already'),
  sp: serviceProvider.optional().describe('The SP as the IdP has to know it, at an SP with one place'),
  idp: closedObject({
    port: z
      .number()
      .int()
      .min(1)
      .max(65_535)
      .optional()
      .describe('A port of its own, for an SP that keeps what it knows of the IdP'),
    state: z
      .string()
      .optional()
      .describe('A folder, beside this file, that keeps keys and tenants between runs, for the same reason'),
  })
    .default({})
    .describe('How the SP gets our IdP, when neither its start nor a hook tells it anew at each run'),
  idpSlots: z.number().int().min(1).default(1).describe('How many IdPs the SP knows at a time'),
  secrets: z.array(z.string()).default([]).describe('Names of random texts made for the run, usable as {name}'),
  isolation: z
    .enum(['organisation', 'person', 'none'])
    .default('person')
    .describe('What a case has for itself: an organisation of its own, people of its own, or nothing (then one case at a time)'),
  profiles: z
    .array(z.enum(profiles.map((each) => each.id)))
    .optional()
    .describe('The vendors that the SP is set up for; default all'),
  families: z.array(z.enum(families)).optional().describe('Scenario families that this SP is tried on; default all'),
  lacks: z
    .array(z.enum(capabilities))
    .default([])
    .describe('Capabilities that the SP does not have; their requirements are not applicable'),
  groups: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      'The groups, teams or the like that the SP has, up to three of them; scenarios send these, and others that it must ignore',
    ),
  allowHosts: z
    .array(z.string())
    .default([])
    .describe('Host names beyond this machine that a run, and every window of its browsers, may go to'),
  driver: z
    .enum(['browser', 'http'])
    .optional()
    .describe('browser: the pages of this SP need scripts, so every case goes through a browser'),
  tls: closedObject({ ca: z.string().describe('File of a private certificate authority (PEM), beside this file') })
    .optional()
    .describe('For an SP whose certificate is not publicly trusted'),
  clockSkewSeconds: z.number().default(120).describe('How far clocks may be apart for the SP'),
  timeouts: closedObject({
    request: seconds.default(10).describe('Seconds that a hook, an observer or a probe may take'),
    page: seconds.default(15).describe('Seconds that a page may take to come to rest'),
  })
    .default({ request: 10, page: 15 })
    .describe('How long to wait for the SP'),
  surfaces: surfaces.describe('Where people sign in, and what the SP promises there'),
  places: z
    .union([z.record(z.string(), place), closedObject({ from: pointer })])
    .default({})
    .describe('At an SP with several: each place, or where the answer of the prepare hook has them'),
  hooks: hooks.default({}).describe('How to change something at the SP; what cannot be changed leaves its cases UNVERIFIED'),
  session: session.optional().describe('How to tell who is signed in, from the same browser'),
  refusal: closedObject({ elementId: z.string().optional().describe('The id attribute of that element') })
    .default({})
    .describe('Where a refusal page shows its stable code'),
  forms: closedObject({
    password: closedObject({ url: z.string(), email: z.string(), password: z.string(), button: z.string() })
      .optional()
      .describe('The password form: its page, the labels of its fields and the name of its button'),
    code: closedObject({ field: z.string(), button: z.string() })
      .optional()
      .describe('Where a mailed verification code is typed: label and button'),
    switch: closedObject({ button: z.string() }).optional().describe('The button that goes to another workspace: {name}'),
    workspace: closedObject({
      url: z.string(),
      shows: z.string().min(3).describe('Words that only those see whom it lets in'),
    })
      .optional()
      .describe('The page of a workspace: {place}, {name}; and how it shows that it has opened'),
    app: closedObject({
      url: z.string(),
      shows: z.string().min(3).describe('Words that only those see whom it lets in: {app}'),
    })
      .optional()
      .describe('The page of an app of an environment, or of whatever opens with a permission: {place}, {name}, {app}'),
    recipe: closedObject({ url: z.string(), title: z.string(), button: z.string() })
      .optional()
      .describe(
        'The page of a recipe, or of whatever lies in the folders of a workspace: {place}, {folder}, {recipe}; the label of its title and the button that saves it',
      ),
    signOut: closedObject({ url: z.string(), button: z.string().optional() })
      .optional()
      .describe('A page that ends the session, and its button when opening it is not enough; the doctor tries it'),
    invitation: closedObject({
      link: z
        .string()
        .min(1)
        .describe('A pattern that the link in the mail of an invitation fits; of one with a group, the group counts'),
      button: z.string().min(1),
    })
      .optional()
      .describe('The page where an invited person accepts, where an SP wants that'),
    signUp: closedObject({ heading: z.string() }).optional().describe('Words that only a page asking to create an account has'),
  })
    .default({})
    .describe('Forms of the SP, by the words that a person sees'),
  chat: closedObject({ launchUrl: z.string() }).optional().describe('Where a chat platform opens the app: {platform}'),
  portal: portal.optional().describe('The developer portal, by what people do and see there'),
  mail: mail.default({ headers: {} }).describe('Where mail to people of a run arrives, and how to read it'),
  observe: z
    .array(observer)
    .default([])
    .describe('Several look at once; for each field of an account the best evidence that shows it counts'),
})

export type TargetFile = z.output<typeof targetSchema>
export type SurfaceName = keyof TargetFile['surfaces']

/** A target with its address. Relative paths in it are relative to `folder`. */
export interface Target extends TargetFile {
  file: string
  folder: string
}
