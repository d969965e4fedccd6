import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import { clientAfterRecord } from './client-after-record.ts'
import { clientCreated } from './client-created.ts'
import { clientGroups } from './client-groups.ts'
import { clientMethod } from './client-method.ts'
import { clientMethodFrozen } from './client-method-frozen.ts'
import { clientPolicy } from './client-policy.ts'
import { landsOnDiscover } from './lands-on-discover.ts'
import { missingGroupRefused } from './missing-group-refused.ts'
import { nothingBeforeSamlAndJit } from './nothing-before-saml-and-jit.ts'
import { oneClient } from './one-client.ts'
import { portalClosedUntilSaved } from './portal-closed-until-saved.ts'
import {
  about,
  anEnvironment,
  blind,
  byPath,
  changes,
  client,
  closed,
  comesBack,
  enters,
  fresh,
  givenWith,
  grown,
  has,
  landed,
  logged,
  made,
  record,
  refused,
  renamed,
  save,
  shows,
  testRows,
  undescribed,
  unsaved,
  usual,
  withClient,
} from './portal-testing.ts'
import { ada, aLanding, anAccount, aStep, grace, seeing, session, unseen } from './testing.ts'

testRows([
  ...about(clientCreated, [
    ['one', [enters()], 'satisfied'],
    ['none', [enters(shows({ apiClients: [] }))], 'violated', '0 API clients'],
    ['two', [enters(shows({ apiClients: [client, client] }))], 'violated', '2 API clients'],
    ['clients are not shown', [enters(shows({}))], 'not-verified', 'API clients'],
    ['no observer', [enters(unseen)], 'not-verified'],
    ['nobody got in', [refused()], 'not-verified'],
    ['the probe is silent', [enters(fresh, { session: session('unknown') })], 'not-verified'],
    ['the sign-in was to another door', [aStep({ channel: 'go', after: shows({ apiClients: [] }) })], 'not-verified'],
    ['a second one later is another matter', [enters(), comesBack(shows({ apiClients: [client, client] }))], 'satisfied'],
  ]),
  ...about(clientAfterRecord, [
    ['in order', [enters(logged(record, made))], 'satisfied'],
    ['the client first', [enters(logged(made, record))], 'violated', 'client-made, sign-in'],
    ['no entry for the client', [enters(logged(record))], 'violated'],
    ['no entry at all', [enters(logged())], 'violated', 'nothing'],
    ['no log', [enters({ ...fresh, audit: 'unknown' })], 'not-verified', 'log'],
    ['the record was there', [enters(logged(record, made), { before: seeing(anAccount(ada)) })], 'not-verified'],
    ['the event has no name', [enters(logged(record, made))], 'not-verified', 'portal.clientEvent', renamed],
  ]),
  ...about(clientMethod, [
    ['as in the settings', [enters()], 'satisfied'],
    ['another one', [enters(withClient({ method: 'jwt' }))], 'violated', 'method jwt'],
    ['not shown', [enters(shows({ apiClients: [{}] }))], 'not-verified'],
    ['clients are not shown', [enters(blind)], 'not-verified'],
    ['no client', [enters(shows({ apiClients: [] }))], 'not-verified'],
    ['in words of the SP', [enters(withClient({ method: 'token' }))], 'satisfied', '', renamed],
    ['as saved since', [save({ method: 'jwt' }), enters(withClient({ method: 'jwt' }))], 'satisfied'],
    ['as before a change that was refused', [save({ method: 'jwt' }, 'refused'), enters()], 'satisfied'],
    [
      'of the second person, too',
      [
        enters(),
        enters(seeing(has(), has({ apiClients: [{ method: 'jwt' }] }, grace)), { person: grace, session: session(grace) }),
      ],
      'violated',
    ],
  ]),
  ...about(clientPolicy, [
    ['none', [enters()], 'satisfied', 'no policy'],
    ['one that nobody chose', [enters(withClient({ policy: 'gold' }))], 'violated', 'policy gold'],
    ['as chosen', [save({ policy: 'gold' }), enters(withClient({ policy: 'gold' }))], 'satisfied'],
    ['forgotten', [save({ policy: 'gold' }), enters()], 'violated', 'no policy'],
    ['not shown', [enters(shows({ apiClients: [{ method: 'api-key' }] }))], 'not-verified', 'policies'],
    ['clients are not shown', [enters(blind)], 'not-verified'],
  ]),
  ...about(clientGroups, [
    ['none', [enters()], 'satisfied'],
    ['as chosen', [save({ groups: ['Sales'] }), enters(withClient({ groups: ['Sales'] }))], 'satisfied'],
    ['forgotten', [save({ groups: ['Sales'] }), enters()], 'violated'],
    ['not shown', [enters(shows({ apiClients: [{}] }))], 'not-verified', 'groups'],
    ['clients are not shown', [enters(blind)], 'not-verified'],
  ]),
  ...about(portalClosedUntilSaved, [
    ['refused, then let in', [refused(), save({}), enters()], 'satisfied', '', unsaved],
    ['let in before', [enters(), save({}), comesBack()], 'violated', 'signed in', unsaved],
    ['a record is left', [refused(seeing(anAccount(ada))), save({}), enters()], 'violated', 'an account', unsaved],
    [
      'an error page',
      [refused(seeing(), { landing: { ...aLanding(), status: 500 } }), save({}), enters()],
      'violated',
      '500',
      unsaved,
    ],
    ['never let in', [refused(), save({}), refused()], 'not-verified', '', unsaved],
    ['never saved', [refused(), save({}, 'refused'), enters()], 'not-verified', '', unsaved],
    ['saved from the beginning', [enters()], 'not-verified'],
    ['no observer', [refused(unseen, { before: unseen }), save({}), enters()], 'not-verified', '', unsaved],
    [
      'the probe is silent',
      [refused(seeing(), { session: session('unknown') }), save({}), enters()],
      'not-verified',
      '',
      unsaved,
    ],
  ]),
  ...about(nothingBeforeSamlAndJit, [
    ['JIT is off', [refused(), grown(grace)], 'satisfied', '', closed({ jit: false })],
    ['SAML is off', [refused(), grown(grace)], 'satisfied', '', closed({ samlEnabled: false })],
    ['let in', [enters(), grown(grace)], 'violated', 'signed in', closed({ jit: false })],
    ['a client is left', [refused(fresh), grown(grace)], 'violated', 'with an API client', closed({ jit: false })],
    [
      'nobody gets in anywhere',
      [refused(), grown(grace, { session: session(null) })],
      'not-verified',
      '',
      closed({ jit: false }),
    ],
    ['both are on', [enters(), grown(grace)], 'not-verified'],
    ['no observer', [refused(unseen, { before: unseen }), grown(grace)], 'not-verified', '', closed({ jit: false })],
  ]),
  ...about(landsOnDiscover, [
    ['by its heading', [enters(fresh, landed('Discover new APIs', '/x'))], 'satisfied'],
    ['another heading', [enters(fresh, landed('Prod'))], 'violated', 'Prod'],
    ['only in the text', [enters(fresh, { landing: aLanding('Discover new APIs') })], 'violated'],
    ['no page', [enters(fresh, { landing: null })], 'not-verified'],
    ['a later sign-in', [enters(fresh, landed('Discover new APIs')), enters(fresh, landed('My APIs'))], 'satisfied'],
    ['nobody got in', [refused()], 'not-verified'],
    ['no portal is described', [enters()], 'not-verified', 'portal', undescribed],
    ...(['/o/k1/portal/discover', '/o/k1/portal/discover/', '/o/k1/home'] as const).map(
      (path): [string, StepRecord[], OutcomeKind, '', Partial<CaseRun>] => [
        `by its path: ${path}`,
        [enters(fresh, landed('', path))],
        path.includes('discover') ? 'satisfied' : 'violated',
        '',
        byPath,
      ],
    ),
  ]),
  ...about(clientMethodFrozen, [
    ['by hand, refused', [enters(), changes('refused')], 'satisfied'],
    ['by hand, changed', [enters(), changes('accepted', withClient({ method: 'jwt' }))], 'violated', 'jwt'],
    ['in the settings', [enters(), save({ method: 'jwt' })], 'satisfied'],
    [
      'following the settings',
      [enters(), save({ method: 'jwt' }, 'accepted', { after: withClient({ method: 'jwt' }) })],
      'violated',
    ],
    ['the settings keep the method', [enters(), save({ policy: 'gold' })], 'not-verified'],
    ['the settings were refused', [enters(), save({ method: 'jwt' }, 'refused')], 'not-verified'],
    ['nobody has a client yet', [save({ method: 'jwt' }, 'accepted', { before: seeing(), after: seeing() })], 'not-verified'],
    ['methods are not shown', [enters(), changes('refused', shows({ apiClients: [{}] }))], 'not-verified'],
    ['no observer', [enters(), changes('refused', unseen)], 'not-verified'],
  ]),
  ...about(missingGroupRefused, [
    [
      'refused, another is saved',
      [save({ groups: ['Ghost'] }, 'refused'), save({ groups: ['Sales'] })],
      'satisfied',
      'no such group',
    ],
    ['saved', [save({ groups: ['Sales', 'Ghost'] })], 'violated', 'Ghost'],
    ['no group is ever saved', [save({ groups: ['Ghost'] }, 'refused'), save({ groups: ['Sales'] }, 'refused')], 'not-verified'],
    ['every group exists', [save({ groups: ['Sales'] })], 'not-verified'],
    [
      'which groups there are is not known',
      [save({ groups: ['Ghost'] }, 'refused'), save({ groups: ['Sales'] })],
      'not-verified',
      'groups',
      { ...usual, given: givenWith({ method: 'jwt' }, [anEnvironment('prod', { groups: 'unknown' })]) },
    ],
  ]),
  ...about(oneClient, [
    ['one', [enters(), comesBack()], 'satisfied'],
    ['two', [enters(), comesBack(shows({ apiClients: [client, client] }))], 'violated', '2 API clients'],
    ['none', [enters(), comesBack(shows({ apiClients: [] }))], 'not-verified'],
    ['clients are not shown', [enters(), comesBack(blind)], 'not-verified'],
    ['once only', [enters()], 'not-verified'],
    ['the second time refused', [enters(), refused(shows({ apiClients: [client, client] }))], 'not-verified'],
  ]),
])
