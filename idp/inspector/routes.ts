import { readFileSync } from 'node:fs'
import express, { type Request, type Response, Router } from 'express'
import { differencesOf, maxBytes } from '../../inspect/index.ts'
import type { ConsoleAccess } from '../console/access.ts'
import { guarded } from '../console/gate.ts'
import { readPosted } from '../console/kit/fields.ts'
import { definePartial, sendMessage } from '../server/pages.ts'
import type { Exchange } from '../tenants/exchanges.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { lookAtResponse } from './looked.ts'
import { defineInspectorPage, inspectorUrl } from './page.ts'
import { readWish, send } from './send.ts'
import { type Draft, keptKey } from './send-view.ts'
import { viewAnswer, viewExchange, viewRows, whenWords } from './view.ts'

const script = (name: string): string => readFileSync(new URL(`./scripts/${name}.js`, import.meta.url), 'utf8').trim()

definePartial('inspector-rows', new URL('./templates/rows.hbs', import.meta.url))
definePartial('inspector-answer', new URL('./templates/answer.hbs', import.meta.url))
const listPage = defineInspectorPage('list', script('list'))
const rowsPage = defineInspectorPage('rows')
const answerPage = defineInspectorPage('answer')
const exchangePage = defineInspectorPage('exchange', script('exchange'))
const comparePage = defineInspectorPage('compare')

/** `/inspector` of a tenant: what went over its wire, and ways to send it once more. Behind the control token, since it signs on request. */
export function inspectorRoutes(access: ConsoleAccess, tenantOf: (response: Response) => Tenant): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: maxBytes * 3, parameterLimit: 20 })

  router.use('/inspector', (request, response, next) => {
    const tenant = tenantOf(response)
    const { token } = request.query
    if (token !== undefined && access.enter(token, response))
      return response.redirect(303, inspectorUrl(tenant, request.path.slice(1)))
    // What looks for news is no page to ask for a token on.
    return /\/(?:rows|answer)$/.test(request.path) && !access.allows(request) ? response.status(403).end() : next()
  })
  router.use('/inspector', guarded(access, tenantOf))
  router.get('/inspector', async (request, response) => {
    const tenant = tenantOf(response)
    const { before } = request.query
    listPage(response, 200, {
      ...about(tenant, 'Messages'),
      ...(await viewRows(tenant, typeof before === 'string' ? before : '')),
      rowsUrl: inspectorUrl(tenant, 'rows'),
      compareUrl: inspectorUrl(tenant, 'compare'),
    })
  })
  router.get('/inspector/rows', async (_request, response) => {
    const tenant = tenantOf(response)
    rowsPage(response, 200, { ...about(tenant, ''), ...(await viewRows(tenant)) })
  })
  router.get('/inspector/compare', (request, response) => compare(tenantOf(response), request, response))
  router.get(
    '/inspector/:exchange',
    found((tenant, exchange, _request, response) => show(tenant, exchange, response)),
  )
  router.get(
    '/inspector/:exchange/answer',
    found(async (tenant, exchange, _request, response) => {
      answerPage(response, 200, { ...about(tenant, ''), ...(await viewAnswer(tenant, exchange)) })
    }),
  )
  // Where somebody lands who loads the page anew after something could not be sent.
  router.get(
    '/inspector/:exchange/send',
    found((tenant, exchange, _request, response) => response.redirect(303, inspectorUrl(tenant, exchange.id))),
  )
  router.get(
    '/inspector/:exchange/:file',
    found((_tenant, exchange, request, response) => {
      const { response: sent, authnRequest, id } = exchange
      const xml = { 'response.xml': sent?.xml, 'authnrequest.xml': authnRequest?.xml }[String(request.params.file)]
      if (xml === undefined) return notFound(response)
      response.attachment(`${id}-${request.params.file}`).type('application/xml').send(xml)
    }),
  )
  router.post(
    '/inspector/:exchange/send',
    form,
    found(async (tenant, exchange, request, response) => {
      const posted = readPosted(request.body)
      const back = () => response.redirect(303, `${inspectorUrl(tenant, exchange.id)}#send`)
      const key = keptKey(tenant, exchange)
      if (posted.how === 'forget' && key !== null) {
        tenant.armed.delete(key)
        return back()
      }
      const wish = readWish(posted)
      const result = wish ? await send(tenant, exchange, wish, response) : { problem: 'Choose what is to be sent.' }
      if (result === 'waits') return back()
      if (result !== 'sent') await show(tenant, exchange, response, { posted, error: result.problem })
    }),
  )
  return router

  function found(act: (tenant: Tenant, exchange: Exchange, request: Request, response: Response) => Promise<void> | void) {
    return (request: Request, response: Response) => {
      const tenant = tenantOf(response)
      const exchange = tenant.exchanges.get(String(request.params.exchange))
      return exchange ? act(tenant, exchange, request, response) : notFound(response)
    }
  }
}

const about = (tenant: Tenant, heading: string) => ({
  title: `${heading} – ${tenant.id}`,
  vendor: tenant.profile,
  tenant: { id: tenant.id, url: tenant.url },
  now: tenant.now().toISOString(),
  nowWhen: whenWords(tenant.now().toISOString()),
})

async function show(tenant: Tenant, exchange: Exchange, response: Response, wrong?: Draft): Promise<void> {
  const answer = await viewAnswer(tenant, exchange)
  exchangePage(response, wrong ? 422 : 200, {
    ...about(tenant, exchange.id),
    ...viewExchange(tenant, exchange, wrong),
    ...answer,
  })
}

function compare(tenant: Tenant, request: Request, response: Response): void {
  const ids = [request.query.id ?? []].flat().map(String)
  const [one, other, ...more] = ids.map((id) => tenant.exchanges.get(id))
  const [first, second] = [one, other].map((each) => each && lookAtResponse(tenant, each)?.seen)
  if (!one || !other || more.length > 0 || !first || !second) {
    const text = 'Choose two exchanges that have a Response that can be read, and go back here.'
    sendMessage(response, 422, {
      title: 'Nothing to compare',
      heading: 'Two Responses are needed',
      text,
      vendor: tenant.profile,
      code: 'not-two',
    })
    return
  }
  const rows = differencesOf(first, second).map((each) => ({
    ...each,
    one: each.one ?? [],
    other: each.other ?? [],
    lacksOne: each.one === null,
    lacksOther: each.other === null,
  }))
  comparePage(response, 200, {
    ...about(tenant, `${one.id} and ${other.id}`),
    back: inspectorUrl(tenant),
    one: { id: one.id, url: inspectorUrl(tenant, one.id) },
    other: { id: other.id, url: inspectorUrl(tenant, other.id) },
    lasting: rows.filter(({ changes }) => !changes),
    changing: rows.filter(({ changes }) => changes),
  })
}

function notFound(response: Response): void {
  const text = 'The IdP keeps the last 1000 exchanges of a tenant, until it stops.'
  sendMessage(response, 404, {
    title: 'Not found',
    heading: 'There is no such exchange',
    text,
    vendor: null,
    code: 'exchange-not-found',
  })
}
