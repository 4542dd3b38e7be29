import type { Mistake } from '../mistake.ts'
import { type Filled, filled } from '../sentence.ts'

/** What the compiler and the run time say of an option that a launch type, or a network mode, does not have. */
export const NOT_HERE = {
  daemon: 'Fargate does not support the DAEMON scheduling strategy',
  placementConstraints: 'Placement constraints are not supported with FARGATE.',
  placementStrategy: 'Placement strategies are not supported with FARGATE.',
  platformVersion: 'The platform version must be null when not running on Fargate.',
  capacityProviders: 'External services cannot use capacity providers',
  otherProviders:
    'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers.',
  network: 'Network Configuration is not valid for the given networkMode of this task definition.',
  loadBalancer: 'Services on external instances cannot use a load balancer',
  noNetwork: "A task definition with networkMode 'none' cannot use a load balancer",
  discovery: 'Service discovery needs a network that ECS manages',
  connect: 'Service Connect does not work on external instances',
} as const

/** What the compiler and the run time say of a setting that daemons do not have. */
export const NOT_OF_A_DAEMON = {
  placementStrategies: 'The daemon scheduling strategy does not support placement strategies',
  volumes: 'The daemon scheduling strategy does not support volumes configured at launch',
  maximumPercent:
    'The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration',
  capacityProviders:
    'Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.',
  rebalancing: 'Availability Zone rebalancing needs the REPLICA scheduling strategy',
} as const

/** What the compiler and the run time say of a number. */
export const NOT_WHOLE = '{field} is {value}, but must be a whole number of 0 or more'

/** What the compiler and the run time say of percentages that stop every deployment. */
export const NO_ROOM =
  'minimumHealthyPercent {min} is not below maximumPercent {max}: no deployment can start or stop a task'

/** What the compiler and the run time say of requests that are forecast where two target groups take turns. */
export const NOT_COUNTED =
  "predictive('requests') cannot be used with blueGreen, linear or canary: they are counted at one target group, and two take turns"

/** What the compiler and the run time say of a name for service discovery. */
export const NOT_DISCOVERABLE = '"{name}" is not a discovery name'

/** What the compiler and the run time say of what should be a certificate authority. */
export const NO_AUTHORITY = 'TLS needs the ARN of a private certificate authority'

type Foreign = '.' | ' ' | '/' | ':' | '@' | ',' | '+' | '*' | '#' | '&' | '=' | '?' | '!' | '(' | ')'

/** A whole number that is not negative; what the compiler cannot see is left to the run time. */
export type WholeNumber<N extends number, Field extends string> = `${N}` extends `-${string}` | `${string}.${string}`
  ? number extends N
    ? N
    : Mistake<Filled<typeof NOT_WHOLE, { field: Field; value: N }>>
  : N

/** A greatest percentage that differs from the least one. */
export type RoomAbove<Min extends number, Max extends number> = [Min, Max] extends [Max, Min]
  ? number extends Max
    ? Max
    : Mistake<Filled<typeof NO_ROOM, { min: Min; max: Max }>>
  : Max

/** A name for service discovery: its letters are lower-case. */
export type DiscoveryName<N extends string> = string extends N
  ? N
  : N extends Lowercase<N>
    ? N extends '' | `-${string}` | `${string}${Foreign}${string}`
      ? Mistake<Filled<typeof NOT_DISCOVERABLE, { name: N }>>
      : N
    : Mistake<Filled<typeof NOT_DISCOVERABLE, { name: N }>>

/** The ARN of a private certificate authority. */
export type AuthorityArn<A extends string> = string extends A
  ? A
  : A extends `arn:${string}:${string}:${string}:${string}:${string}`
    ? A
    : Mistake<typeof NO_AUTHORITY>

export const notWhole = (field: string, value: unknown): string => filled(NOT_WHOLE, { field, value: String(value) })
