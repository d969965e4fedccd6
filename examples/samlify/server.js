import { randomUUID } from 'node:crypto'
import express from 'express'
import session from 'express-session'
import { baseUrl, port } from './config.js'
import { profilePage, startPage } from './pages.js'
import { findPerson, provision } from './people.js'
import { idp, sp } from './saml.js'

const prefix = new URL(baseUrl).pathname
const portal = express.Router()

portal.use(express.urlencoded({ extended: false, limit: '1mb' }))
// The session lasts an hour from the last page seen, so every answer sets the cookie anew.
portal.use(
  session({
    name: 'portal.sid',
    secret: randomUUID(),
    resave: false,
    saveUninitialized: true,
    rolling: true,
    cookie: { path: prefix, sameSite: 'lax', maxAge: 3_600_000 },
  }),
)

portal.get('/', (req, res) => {
  if (req.session.personId) return res.redirect(`${baseUrl}/profile`)
  res.send(startPage(baseUrl, 'failed' in req.query))
})

portal.get('/profile', (req, res) => {
  const person = findPerson(req.session.personId ?? null)
  if (!person) return res.redirect(`${baseUrl}/`)
  res.send(profilePage(baseUrl, person))
})

portal.get('/login', (_req, res) => {
  const { context } = sp.createLoginRequest(idp, 'redirect')
  res.redirect(context)
})

portal.post('/sp/acs', async (req, res) => {
  try {
    const { extract } = await sp.parseLoginResponse(idp, 'post', req)
    const person = provision(extract)
    req.session.regenerate(() => {
      req.session.personId = person.id
      res.redirect(`${baseUrl}/profile`)
    })
  } catch (error) {
    console.error(`Sign-in failed: ${error.message ?? error}`)
    res.redirect(`${baseUrl}/?failed`)
  }
})

portal.get('/sp/metadata', (_req, res) => res.type('text/xml').send(sp.getMetadata()))

portal.post('/logout', (req, res) => req.session.destroy(() => res.redirect(`${baseUrl}/`)))

const app = express()
app.use(prefix, portal)
app.listen(port, '127.0.0.1', () => console.log(`Portal: ${baseUrl}/`))
