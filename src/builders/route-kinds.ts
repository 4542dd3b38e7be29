import { isPlain, isRecord, kind } from './kinds.ts'
import { route } from './route.ts'

/** A load balancer, or a host or path of one. */
export const routed = kind(
  'a load balancer, or a host or path of one',
  value => typeof value === 'object' && value !== null && route in value,
)

/** How a load balancer treats a target. */
export const targetOptions = kind('an object of plain data', value => {
  if (!isRecord(value)) return false
  const { testRoute, advancedConfiguration: shift, ...rest } = value
  return isPlain(rest) && (testRoute === undefined || routed.is(testRoute)) && (shift === undefined || isShift(shift))
})

function isShift(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { alternateTargetGroup: other, ...rules } = value
  return isPlain(rules) && routed.is(other)
}
