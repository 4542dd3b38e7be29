import { describe, expect, it } from 'vitest'
import { parsePolicy, policyText, statementsOf } from '../../../../src/deploy/resources/role/policy-document.ts'

describe('policy statements', () => {
  it('are the same however the document writes them', () => {
    const one = { Sid: 'A', Effect: 'Allow', Action: ['b:Y', 'a:X'], Resource: ['*'], Principal: { Service: ['x'] } }
    const other = { Principal: { Service: 'x' }, Resource: '*', Action: ['a:X', 'b:Y'], Effect: 'Allow', Sid: 'A' }
    expect(statementsOf({ Statement: one })).toEqual(statementsOf({ Statement: [other] }))
  })

  it('survive the URL-encoded way that IAM gives them', () => {
    const statements = statementsOf({
      Statement: [{ Sid: 'A', Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::a b/*' }],
    })
    expect(parsePolicy(encodeURIComponent(policyText(statements)))).toEqual(statements)
  })

  it('show what someone added', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' }
    expect(statementsOf({ Statement: [{ Sid: 'A', ...deny }, deny] })).toEqual({ A: deny, Unnamed2: deny })
  })

  it('are none in an empty document', () => {
    expect(parsePolicy('{}')).toEqual({})
    expect(statementsOf({ Statement: [] })).toEqual({})
  })
})
