import fc from 'fast-check'
import { isEcsError } from '../../src/errors.ts'
import * as entry from '../../src/index.ts'
import { profiles } from '../generated/steps.ts'
import { KNOWN, makers, methodsOf, things } from './callers.ts'
import { HOSTILE, OwnError } from './hostile.ts'

/** What a run of calls has shown. */
export interface Fuzzed {
  readonly calls: number
  /** Calls that ended well, so that what they gave was called in turn. */
  readonly taken: number
  /** Each raw error once, with the call that gave it. */
  readonly raw: readonly string[]
}

const MOST = 200_000
const KEPT = 40

/** Calls everything that the package offers with whatever there is, and goes on with what that gives. */
export function fuzz(calls: number, seed: number): Fuzzed {
  const random = randomOf(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const parts = things()
  const sound = soundArguments(parts, seed)
  const start = Object.values(parts)
  const made = Object.entries(makers)
  const raw = new Map<string, string>()
  let living: readonly object[] = start
  let taken = 0

  const value = (depth = 0): unknown => {
    const dice = random()
    if (dice < 0.35) return pick(HOSTILE)
    if (dice < 0.5) return pick(start)
    if (dice < 0.6) return pick(WORDS)
    if (dice < 0.7) return Math.floor(random() * 10 ** Math.floor(random() * 8))
    if (depth > 3) return pick(HOSTILE)
    const size = Math.floor(random() * 4)
    if (dice < 0.8) return Array.from({ length: size }, () => value(depth + 1))
    if (dice < 0.85) return (given: unknown) => stepped(given)
    return Object.fromEntries(Array.from({ length: size }, () => [pick(KNOWN), value(depth + 1)]))
  }

  /** A function of the caller's goes a step on with what it is given. */
  const stepped = (given: unknown): unknown => {
    const names = typeof given === 'object' && given !== null ? methodsOf(given) : []
    if (names.length === 0) return given
    const name = pick(names)
    return Reflect.apply(Reflect.get(given as object, name) as () => unknown, given, argumentsOf(name))
  }
  /** What the types would let through, as often as anything at all. */
  const argumentsOf = (name: string): readonly unknown[] => {
    const known = sound.get(name)
    if (known && random() < 0.5) return pick(known)
    return Array.from({ length: Math.floor(random() * 4) }, () => value())
  }

  const tried = (name: string, call: () => unknown): unknown => {
    try {
      const result = call()
      taken += 1
      return result
    } catch (error) {
      const told = rawOf(error)
      if (told !== undefined) raw.set(placeOf(told), `${name}: ${told}`)
      return undefined
    }
  }

  for (let at = 0; at < calls; at++) {
    let result: unknown
    if (random() < 0.25) {
      const [name, make] = pick(made)
      result = tried(name, () => Reflect.apply(make as () => unknown, undefined, argumentsOf(name)))
      if (name.startsWith('check') && !Array.isArray(result)) raw.set(name, `${name} threw, or gave no list`)
    } else {
      const thing = pick(living)
      const method = pick(methodsOf(thing))
      result = tried(method, () =>
        Reflect.apply(Reflect.get(thing, method) as () => unknown, thing, argumentsOf(method)),
      )
    }
    if (typeof result !== 'object' || result === null || Array.isArray(result) || !('issues' in result)) continue
    living = random() < 0.02 ? start : [...living.slice(-KEPT), result]
  }
  if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) raw.set('pollution', 'Object.prototype is polluted')
  return { calls, taken, raw: [...raw.values()] }
}

/** By method, arguments that its types let through. */
function soundArguments(
  parts: ReturnType<typeof things>,
  seed: number,
): ReadonlyMap<string, readonly (readonly unknown[])[]> {
  const { vpc, prod, edge, web, site, db, images, record } = parts
  const sound = new Map<string, readonly (readonly unknown[])[]>([
    ...(['cluster', 'repository', 'service', 'loadBalancer', 'stack', 'securityGroup', 'tag'] as const).map(
      name => [name, [['a'], ['web']]] as const,
    ),
    ['network', [[vpc]]],
    ['cluster', [[prod]]],
    ['taskDefinition', [[web], ['web']]],
    [
      'target',
      [
        [edge, 'app', 80],
        [edge, 'app', 80, { healthCheck: '/health' }],
      ],
    ],
    ['add', [[site], [prod, images], [record]]],
    [
      'allowFrom',
      [
        ['internet', 443],
        [db, 80],
        [site, { from: 1, to: 9 }, { description: 'a' }],
      ],
    ],
    ['allowTo', [['10.0.0.0/8', 'all']]],
    ['securityGroups', [[db]]],
    ['desiredCount', [[2]]],
    ['circuitBreaker', [[{ rollback: true }]]],
    ['alarms', [[['a']]]],
    ['https', [[{ certificate: 'example.com' }]]],
    ['host', [['example.com']]],
    ['path', [['/a/*']]],
    ['alias', [['a.example.com', edge]]],
    ['lifecycle', [[[]]]],
    ['keepLast', [[3]]],
    ['tags', [[{ team: 'a' }], [{ __proto__: 'a', constructor: 'b' }]]],
    ['raw', [[{}], [{ enableExecuteCommand: true }], [{ ulimits: [] }]]],
    ['autoScaling', [[{ min: 1, max: 2 }, (scaling: unknown) => scaling]]],
    ['container', [['b', (c: unknown) => c]]],
    [
      'when',
      [
        [true, (c: unknown) => c],
        [false, (c: unknown) => c, (c: unknown) => c],
      ],
    ],
    ['use', [[(c: unknown) => c]]],
    ['blueGreen', [[{ bakeTime: 1 }]]],
  ])
  for (const methods of profiles.flatMap(({ task, container }) => [task, container])) {
    for (const [name, given] of Object.entries(methods)) {
      if (!sound.has(name)) sound.set(name, fc.sample(given, { numRuns: 20, seed }))
    }
  }
  return sound
}

const WORDS = [
  ...[
    'web',
    'app',
    'app:1',
    'FARGATE',
    'HTTPS',
    'tcp',
    'START',
    'awsvpc',
    'LINUX',
    '/data',
    'http',
    '0.5 vCPU',
    '1 GB',
  ],
  ...['us-east-1', 'internet', '10.0.0.0/8', 'vpc-1', 'subnet-1', 'sg-0a1b2c3d', 'example.com', '*.example.com', '/'],
  ...Object.keys(entry),
]

/** What is no answer to a caller: an error that says nothing of the call, or one of no bounds. */
function rawOf(error: unknown): string | undefined {
  if (error instanceof OwnError) return undefined
  if (!isEcsError(error)) return error instanceof Error ? (error.stack ?? error.message) : `thrown: ${typeof error}`
  if (error.message.length > MOST) return `a message of ${error.message.length} characters`
  return /^\S+ (takes|was|would)/.test(error.message) || error.message.length > 0 ? undefined : 'no message'
}

const placeOf = (stack: string): string => stack.split('\n').slice(0, 3).join('\n')

/** Numbers from 0 to 1 that a seed settles (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
