import { accessRequested } from './access-requested.ts'
import { approvalOpensOne } from './approval-opens-one.ts'
import { collectionsBrowsable } from './collections-browsable.ts'
import { noAccessAtFirst } from './no-access-at-first.ts'
import { noUseBeforeApproval } from './no-use-before-approval.ts'
import { nothingForASecondPerson } from './nothing-for-a-second-person.ts'
import {
  about,
  approve,
  asks,
  call,
  decide,
  enters,
  forGrace,
  fresh,
  hers,
  looks,
  opened,
  refused,
  renamed,
  request,
  shows,
  testRows,
} from './portal-testing.ts'
import { rejectionChangesNothing } from './rejection-changes-nothing.ts'
import { anAccount, grace, seeing, unseen } from './testing.ts'

testRows([
  ...about(noAccessAtFirst, [
    ['nothing', [enters()], 'satisfied'],
    ['something', [enters(opened('orders'))], 'violated', 'orders'],
    ['grants are not shown', [enters(shows({}))], 'not-verified', 'grants'],
    ['a call is refused, a later one works', [enters(), call('403'), request(), approve, call('200')], 'satisfied'],
    ['a call works', [enters(), call('200')], 'violated', 'answered 200'],
    ['no call ever works', [enters(), call('403')], 'not-verified'],
    ['an error', [enters(), call('500'), request(), call('200')], 'not-verified'],
    ['a call that could not be made', [enters(), call('none'), request(), call('200')], 'not-verified'],
  ]),
  ...about(collectionsBrowsable, [
    ['all, and later a try-out', [enters(), looks(''), approve, looks('orders')], 'satisfied'],
    ['a try-out', [enters(), looks('orders'), approve, looks('orders')], 'violated', 'can be tried out'],
    ['one is missing', [enters(), looks('', 'orders'), approve, looks('orders')], 'violated', 'billing'],
    ['a try-out was never seen', [enters(), looks('')], 'not-verified'],
    ['what a try-out looks like is not said', [enters(), looks('unknown')], 'not-verified', 'portal.discover.tryOut'],
    ['nobody looked', [enters()], 'not-verified'],
  ]),
  ...about(accessRequested, [
    ['open', [request()], 'satisfied'],
    ['no request', [request(fresh)], 'violated', 'no request'],
    ['decided at once', [request(asks('approved'))], 'violated', 'approved'],
    ['no way to ask', [request(fresh, 'no')], 'violated', 'no button'],
    ['requests are not shown', [request(shows({}))], 'not-verified', 'requests'],
    ['no observer', [request(unseen)], 'not-verified'],
    ['nobody asked', [enters()], 'not-verified'],
    ['in words of the SP', [request(asks('waiting'))], 'satisfied', '', renamed],
  ]),
  ...about(noUseBeforeApproval, [
    ['refused, then it works', [request(), call('403'), approve, call('200')], 'satisfied'],
    ['it works', [request(), call('200')], 'violated', '200'],
    ['a grant', [request(asks('pending', ['orders'])), call('403'), approve, call('200')], 'violated', 'access to orders'],
    ['it never works', [request(), call('403')], 'not-verified'],
    ['grants are not shown', [request(shows({})), call('403'), approve, call('200')], 'not-verified', 'grants'],
    ['nobody called', [request(), approve, call('200')], 'not-verified'],
    ['another collection', [request(), call('403', 'billing'), approve, call('200')], 'not-verified'],
    ['another person', [request(), call('403', 'orders', { person: grace }), approve, call('200')], 'not-verified'],
  ]),
  ...about(approvalOpensOne, [
    ['that one', [approve, call('200'), call('403', 'billing')], 'satisfied'],
    ['nothing', [decide('approve', asks('pending'), asks('approved')), call('200')], 'violated', 'access to none'],
    ['all', [decide('approve', asks('pending'), asks('approved', ['billing', 'orders'])), call('200')], 'violated', 'billing'],
    ['others can be called', [approve, call('200'), call('200', 'billing')], 'violated', 'billing'],
    ['it cannot be called', [approve, call('403')], 'violated', 'answered 403'],
    ['nobody called', [approve], 'not-verified'],
    ['no call could be made', [approve, call('none')], 'not-verified'],
    ['grants are not shown', [decide('approve', shows({}), shows({})), call('200')], 'not-verified', 'grants'],
    ['nothing was approved', [decide('reject', fresh, fresh), call('403')], 'not-verified'],
  ]),
  ...about(rejectionChangesNothing, [
    ['nothing changes', [decide('reject', asks('pending'), asks('rejected'))], 'satisfied'],
    ['a grant', [decide('reject', asks('pending'), asks('rejected', ['orders']))], 'violated', 'orders'],
    ['it can be called', [decide('reject', fresh, fresh), call('200')], 'violated', '200'],
    ['refused, another works', [decide('reject', fresh, fresh), call('403'), call('200', 'billing')], 'satisfied'],
    ['no call ever works', [decide('reject', fresh, fresh), call('403')], 'not-verified'],
    ['grants are not shown', [decide('reject', shows({}), shows({}))], 'not-verified', 'grants'],
    ['it was open before', [decide('reject', opened('orders'), opened('orders')), call('200')], 'satisfied'],
    ['nothing was rejected', [approve], 'not-verified'],
  ]),
  ...about(nothingForASecondPerson, [
    ['nothing', [enters(), approve, forGrace(hers([]))], 'satisfied'],
    ['a grant', [enters(), approve, forGrace(hers(['orders']))], 'violated', 'orders'],
    ['a call that works', [enters(), approve, forGrace(hers([])), call('200', 'orders', { person: grace })], 'violated', '200'],
    ['a call that is refused', [enters(), approve, forGrace(hers([])), call('403', 'orders', { person: grace })], 'satisfied'],
    ['grants are not shown', [enters(), approve, forGrace(seeing(anAccount(grace)))], 'not-verified', 'grants'],
    ['nothing was approved', [enters(), forGrace(hers([]))], 'not-verified'],
    ['she was there before', [forGrace(hers([])), approve, forGrace(hers(['orders']))], 'not-verified'],
    ['she was not let in', [enters(), approve, refused(hers([]), { person: grace })], 'not-verified'],
  ]),
])
