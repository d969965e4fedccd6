import { randomUUID } from 'node:crypto'
import { Strategy } from '@node-saml/passport-saml'
import express from 'express'
import session from 'express-session'
import passport from 'passport'
import { baseUrl, idp, port } from './config.js'
import { findOrCreateUser, findUserById } from './users.js'

const saml = new Strategy(
  {
    callbackUrl: `${baseUrl}/login/callback`,
    issuer: `${baseUrl}/metadata`,
    entryPoint: idp.ssoUrl,
    idpIssuer: idp.issuer,
    idpCert: idp.cert,
    // Providers sign the one or the other; the library still wants at least one good signature.
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: false,
    disableRequestedAuthnContext: true,
  },
  (profile, done) => {
    try {
      done(null, findOrCreateUser(profile))
    } catch (error) {
      done(error)
    }
  },
  (_profile, done) => done(null, null),
)

passport.use(saml)
passport.serializeUser((user, done) => done(null, user.id))
passport.deserializeUser((id, done) => done(null, findUserById(id) ?? false))

const app = express()
app.use(express.urlencoded({ extended: false, limit: '1mb' }))
app.use(session({ secret: randomUUID(), resave: false, saveUninitialized: false }))
app.use(passport.initialize())
app.use(passport.session())

const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
const page = (body) => `<!doctype html><html lang="en"><title>Example app</title><body><h1>Example app</h1>${body}</body></html>`

app.get('/', (req, res) => {
  if (!req.user) return res.send(page('<p>You are not signed in.</p><a href="/login">Sign in with SSO</a>'))
  const { display_name, email } = req.user
  res.send(page(`<p>Signed in as ${escapeHtml(display_name)} (${escapeHtml(email)})</p><a href="/logout">Sign out</a>`))
})

app.get('/login', passport.authenticate('saml'))
app.post('/login/callback', passport.authenticate('saml'), (_req, res) => res.redirect('/'))
app.get('/logout', (req, res, next) => req.logout((error) => (error ? next(error) : res.redirect('/'))))
app.get('/metadata', (_req, res) => res.type('application/xml').send(saml.generateServiceProviderMetadata(null, null)))

app.get('/me', (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'not signed in' })
  res.json({ id: req.user.id, email: req.user.email, displayName: req.user.display_name })
})

app.use((error, _req, res, _next) => {
  console.error(`Sign-in failed: ${error.message}`)
  res.status(401).send(page('<p>Sign-in failed.</p><a href="/login">Try again</a>'))
})

app.listen(port, '127.0.0.1', () => console.log(`Example app: ${baseUrl}`))
