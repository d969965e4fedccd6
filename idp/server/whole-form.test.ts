import type { Request, Response } from 'express'
import { expect, test } from '#unit-test'
import { wholeForm } from './whole-form.ts'

const cases: [what: string, length: string | undefined, body: object | undefined, type: string, isTaken: boolean][] = [
  ['a form that was read', '9', { go: 'save' }, 'form', true],
  ['a form whose sender left', '9', undefined, 'form', false],
  ['a button alone', '0', undefined, 'form', true],
  ['a page that is asked for', undefined, undefined, '', true],
  ['what is no form', '9', undefined, 'json', true],
]
for (const [what, length, body, type, isTaken] of cases)
  test(`${what} is ${isTaken ? 'taken' : 'dropped'}`, () => {
    const done: string[] = []
    const request = { body, headers: { 'content-length': length }, is: () => type === 'form' } as unknown as Request
    const response = { destroy: () => done.push('dropped') } as unknown as Response
    void wholeForm(request, response, () => done.push('taken'))
    expect(done).toEqual([isTaken ? 'taken' : 'dropped'])
  })
