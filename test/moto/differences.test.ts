import { expect, test } from 'vitest'
import { differences } from './differences.ts'

const checkable = differences.flatMap(({ area, stillSo }) => (stillSo ? [{ area, stillSo }] : []))

test.each(checkable)('moto still differs: $area', async ({ stillSo }) => {
  expect(await stillSo()).toBe(true)
})
