import { randomBytes, randomUUID } from 'node:crypto'
import express from 'express'
import Handlebars from 'handlebars'
import { z } from 'zod'
import { platformKey } from './platform-key.ts'
import { demandToken, serve } from './serve.ts'
import { worldPage } from './world-page.ts'

/** Stands in for Slack or Teams: people have sessions there, and an app launched inside gets a signed, expiring proof of that session. */
export interface ChatPlatform {
  url: string
  issuer: string
  publicKeyJwk: object
  token: string
  stop(): Promise<void>
}

const sessionSpec = z.strictObject({
  email: z.string(),
  userId: z.string(),
  /** What the person is called there, which may differ from everywhere else. */
  name: z.string().optional(),
  /** entityID of the SP that the app belongs to. */
  audience: z.string(),
  /** Where the app is launched; `session` is added to its query. */
  launchUrl: z.url(),
  /** Seconds until the session ends; negative when it has ended. */
  endsInSeconds: z.number(),
  clockOffsetSeconds: z.number().default(0),
  label: z.string().default('Open the app'),
})

const MAX_SESSIONS = 10_000
const apps = Handlebars.compile<{ sessions: { id: string; email: string; label: string; alive: boolean }[] }>(`
<h1>Chat platform</h1>
<p class="quiet">Stands in for Slack or Teams. Opening an app hands it a signed proof of the person's session here.</p>
<ul class="list">{{#each sessions}}<li><a href="/launch/{{id}}">{{label}}</a> <span class="quiet">as {{email}}, session {{#if alive}}alive{{else}}ended{{/if}}</span></li>{{/each}}</ul>`)

/** Starts the platform on loopback. @param stateDir where its key is kept between starts @throws EnvironmentError when the port is taken */
export async function startChatPlatform(port = 0, stateDir?: string): Promise<ChatPlatform> {
  const token = randomBytes(16).toString('hex')
  const { publicKeyJwk, prove } = await platformKey(stateDir)
  const issuer = 'https://chat.firstlogin.test'
  const sessions = new Map<string, z.output<typeof sessionSpec>>()
  const app = express()
    .disable('x-powered-by')
    .use(express.json({ limit: '100kb' }))

  app.post('/api/sessions', demandToken(token), (request, response) => {
    const parsed = sessionSpec.safeParse(request.body)
    if (!parsed.success)
      return void response.status(400).json({ error: { code: 'bad-session', message: z.prettifyError(parsed.error) } })
    if (sessions.size >= MAX_SESSIONS)
      return void response.status(429).json({ error: { code: 'too-many', message: `at most ${MAX_SESSIONS} sessions` } })
    const id = randomUUID()
    sessions.set(id, parsed.data)
    response.status(201).json({ launchUrl: `http://127.0.0.1:${served.port}/launch/${id}` })
  })
  app.get('/launch/:id', async (request, response) => {
    const session = sessions.get(request.params.id)
    if (!session) return void response.status(404).send(worldPage('Not found', '<h1>No such session</h1>'))
    const now = Math.floor(Date.now() / 1000) + session.clockOffsetSeconds
    const proof = await prove({
      issuer,
      audience: session.audience,
      subject: session.userId,
      email: session.email,
      ...(session.name ? { name: session.name } : {}),
      issuedAt: now + Math.min(0, session.endsInSeconds) - 60,
      expiresAt: now + session.endsInSeconds,
    })
    const target = new URL(session.launchUrl)
    target.searchParams.set('session', proof)
    response.redirect(target.href)
  })
  app.get('/', (_, response) => {
    const shown = [...sessions].map(([id, each]) => ({ id, email: each.email, label: each.label, alive: each.endsInSeconds > 0 }))
    response.send(worldPage('Chat platform', apps({ sessions: shown })))
  })
  const served = await serve(app, port, 'chat platform')
  return { url: `http://127.0.0.1:${served.port}`, issuer, publicKeyJwk, token, stop: () => served.close() }
}
