import { expect, it } from 'vitest'
import { deferrable } from '../../src/builders/value.ts'
import { interpolate, isInvalidDefinitionError, repository } from '../../src/index.ts'

const { uri } = repository('shop/web')

it('a value of a resource says of what it is, and what', () => {
  expect(uri).toMatchObject({ kind: 'value', of: { kind: 'repository', id: 'shop/web' }, attribute: 'uri' })
  expect(Object.isFrozen(uri)).toBe(true)
})

it('it stands where a string can, and so does a text with it', () => {
  expect(['text', uri, interpolate`${uri}:1`].filter(each => !deferrable.is(each))).toEqual([])
  expect([1, null, undefined, {}, { kind: 'value' }].filter(each => deferrable.is(each))).toEqual([])
})

it('it does not become a part of a string by accident', () => {
  let thrown: unknown
  try {
    String(uri)
  } catch (error) {
    thrown = error
  }
  expect(isInvalidDefinitionError(thrown) && thrown.issues[0]?.hint).toMatch(/interpolate/)
})
