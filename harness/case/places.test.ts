import { expect, test } from '#unit-test'
import type { Scenario } from '../scenario/schema.ts'
import { type Target, targetSchema } from '../target/schema/target.ts'
import { completeGiven } from './given.ts'
import { resolvePlaces } from './places.ts'

const scenario = { surface: 'end-user' } as Scenario
const base = 'http://127.0.0.1:3000'
const from = { from: '/places' }

function resolved(places: object, prepared?: unknown) {
  const surfaces = { 'end-user': { signIn: '/login' } }
  const target: Target = { ...targetSchema.parse({ name: 'sp', base, surfaces, places }), file: 'target.yaml', folder: '.' }
  return resolvePlaces(target, scenario, completeGiven(scenario), prepared, { base, case: 'c1' }).get('prod')
}

test('a place of the target file is filled in', () => {
  const app = { entityId: 'urn:{case}', acsUrl: '/acs/{case}', loginUrl: '{base}/login' }
  expect(resolved({ app })).toMatchObject({ entityId: 'urn:c1', acsUrl: `${base}/acs/c1`, signIn: `${base}/login` })
})

test('a place that the SP has answered is taken as it is, so that it cannot ask for our environment', () => {
  const app = { entityId: 'urn:{env.PATH}', acsUrl: '/acs?{env.PATH}', loginUrl: `${base}/login?{env.PATH}` }
  expect(resolved(from, { places: { app } })).toMatchObject({
    entityId: 'urn:{env.PATH}',
    acsUrl: `${base}/acs?{env.PATH}`,
    signIn: `${base}/login?{env.PATH}`,
  })
})

const right = { entityId: 'urn:sp', acsUrl: '/acs', loginUrl: '/login' }
const faults: [string, object, string][] = [
  ['steps of its own', { ...right, loginUrl: [{ open: '/{env.PATH}' }] }, 'places.app.loginUrl: the SP answered no text'],
  ['a number', { ...right, acsUrl: 1 }, 'places.app.acsUrl: the SP answered no text'],
  ['no entityID', { acsUrl: '/acs' }, 'places.app.entityId: the SP answered no text'],
  ['another host', { ...right, acsUrl: 'http://elsewhere.test/acs' }, 'elsewhere.test is not this machine'],
]
for (const [name, app, says] of faults)
  test(`an answer that is no place: ${name}`, () => expect(() => resolved(from, { places: { app } })).toThrow(says))

const misplaced: [string, object, unknown, string][] = [
  [
    'at the pointer',
    from,
    { place: {} },
    'places.from: the answer of hooks.prepare has no places at "/places"; there is place; did you mean "/place"?',
  ],
  ['under that name', from, { places: { application: right } }, 'places: there is no place "app"; known: application'],
  ['in the target file', { main: right }, undefined, 'places: there is no place "app"; known: main'],
]
for (const [name, places, prepared, says] of misplaced)
  test(`no place ${name}`, () => expect(() => resolved(places, prepared)).toThrow(says))

test('where the answer says nothing of the start, the target file does', () =>
  expect(resolved(from, { places: { app: { entityId: 'urn:sp', acsUrl: '/acs' } } })?.signIn).toBe(`${base}/login`))

test('a scenario may speak of places of both sides, and those of its own surface come first', () => {
  const surfaces = { 'end-user': { signIn: '/login', place: 'e/{name}' }, workspace: { signIn: '/build', place: 'w/{name}' } }
  const place = { entityId: 'urn:sp', acsUrl: '/acs', loginUrl: '/login' }
  const file = targetSchema.parse({ name: 'sp', base, surfaces, places: { 'e/prod': place, 'w/finance': place } })
  const target: Target = { ...file, file: 'target.yaml', folder: '.' }
  const given = { environments: [{ name: 'prod' }], workspaces: [{ name: 'finance' }] }
  const idsAt = (surface: Scenario['surface']) => {
    const both = { surface, given } as Scenario
    return [...resolvePlaces(target, both, completeGiven(both), undefined, { base }).values()].map((each) => each.id)
  }
  expect(idsAt('end-user')).toEqual(['e/prod', 'w/finance'])
  expect(idsAt('workspace')).toEqual(['w/finance', 'e/prod'])
})
