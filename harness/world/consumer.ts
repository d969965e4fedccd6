import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import express from 'express'
import Handlebars from 'handlebars'
import { wordsOf } from '../errors.ts'
import { readIdpMetadata } from '../instrument/idp-metadata.ts'
import { serve } from './serve.ts'
import { worldPage } from './world-page.ts'

/** A service that only consumes: it asks the IdP by what its metadata says, and takes whatever Response arrives. It judges nothing. */
export interface Consumer {
  entityId: string
  acsUrl: string
  /** Where a person starts. */
  loginUrl: string
  /** Tells it the IdP. */
  learn(metadataUrl: string): void
  close(): Promise<void>
}

const MAX_BODY = '2mb'
const said = Handlebars.compile<{ heading: string; text: string }>('<h1>{{heading}}</h1><p>{{text}}</p>')
const page = (heading: string, text: string) => worldPage(heading, said({ heading, text }))

/** Starts one on loopback, on any free port. @throws EnvironmentError when it cannot listen */
export async function startConsumer(): Promise<Consumer> {
  let metadataUrl: string | null = null
  const app = express()
    .disable('x-powered-by')
    .use(express.urlencoded({ extended: false, limit: MAX_BODY }))
  app.get('/login', async (_, response) => {
    try {
      if (metadataUrl === null) throw new Error('nobody has told this service the metadata of its IdP')
      response.redirect(await requestTo(metadataUrl, consumer))
    } catch (error) {
      response.status(502).send(page('No sign-in', wordsOf(error)))
    }
  })
  app.post('/acs', (request, response) => {
    const arrived = typeof request.body?.SAMLResponse === 'string'
    response
      .status(arrived ? 200 : 400)
      .send(
        arrived ? page('The Response has arrived', 'This service looks no further.') : page('No Response', 'The form has none.'),
      )
  })
  const served = await serve(app, 0, 'consumer of assertions')
  const url = `http://127.0.0.1:${served.port}`
  const consumer: Consumer = {
    entityId: `${url}/metadata`,
    acsUrl: `${url}/acs`,
    loginUrl: `${url}/login`,
    learn: (known) => {
      metadataUrl = known
    },
    close: () => served.close(),
  }
  return consumer
}

/** The address of an AuthnRequest by HTTP-Redirect (SAML Bindings 3.4.4.1), from what the metadata alone says. */
async function requestTo(metadataUrl: string, { entityId, acsUrl }: Consumer): Promise<string> {
  const answer = await fetch(metadataUrl, { signal: AbortSignal.timeout(10_000) })
  const metadata = readIdpMetadata(await answer.text())
  if (!metadata?.ssoRedirect) throw new Error(`the metadata at ${metadataUrl} names no SingleSignOnService for HTTP-Redirect`)
  const id = `_${randomBytes(16).toString('hex')}`
  const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${new Date().toISOString()}" AssertionConsumerServiceURL="${acsUrl}"><saml:Issuer>${entityId}</saml:Issuer></samlp:AuthnRequest>`
  const url = new URL(metadata.ssoRedirect)
  url.searchParams.set('SAMLRequest', deflateRawSync(xml).toString('base64'))
  return url.href
}
