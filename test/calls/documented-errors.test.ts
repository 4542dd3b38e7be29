import { expect, it } from 'vitest'
import { documentedErrors, isNamed } from './documented.ts'
import { LEFT_TO_AWS } from './left-to-aws.ts'

it('every error that is documented for an operation that we call is handled by name, or listed with a reason', () => {
  const all = documentedErrors()
  expect(all.length).toBeGreaterThan(400)
  const unnamed = all.filter(each => !isNamed(each)).map(({ service, error }) => `${service} ${error}`)
  expect([...new Set(unnamed)].sort()).toEqual(Object.keys(LEFT_TO_AWS).sort())
})
