import { expect, test } from 'vitest'
import { untilNextLook } from '../../src/aws/clock.ts'

test('what takes long is looked at less often, and never later than a fortieth of its time', () => {
  const minutes = [0, 1, 3, 5, 7, 10, 60].map(each => each * 60_000)
  expect(minutes.map(passed => untilNextLook(5_000, passed) / 1_000)).toEqual([5, 5, 5, 5, 10, 15, 15])
  expect(minutes.map(passed => untilNextLook(1_000, passed) / 1_000)).toEqual([1, 1, 3, 3, 3, 3, 3])
})
