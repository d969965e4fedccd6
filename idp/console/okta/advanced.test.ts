import { expect, test } from '#unit-test'
import { advancedFrom, postedAdvanced } from './advanced.ts'

test('what the form does not show of signed requests is kept', () => {
  const app = { requestSigning: { certificate: 'PEM', allowSha1: true } }
  expect(advancedFrom(postedAdvanced(app), app).requestSigning).toMatchObject({ allowSha1: true })
  expect(advancedFrom({ ...postedAdvanced(app), signedRequests: '' }, app)).not.toHaveProperty('requestSigning')
})
