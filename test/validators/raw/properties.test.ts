import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTaskDefinition } from '../../../src/validators/check-task-definition.ts'
import { container, onEc2, onFargate, task } from './definitions.ts'

const hostile = new Proxy(
  {},
  {
    ownKeys: () => {
      throw new Error('no keys')
    },
    get: () => {
      throw new Error('no value')
    },
    has: () => {
      throw new Error('no idea')
    },
    getOwnPropertyDescriptor: () => {
      throw new Error('no descriptor')
    },
  },
)
const revoked = Proxy.revocable({}, {})
revoked.revoke()
const circle: Record<string, unknown> = { family: 'web' }
circle.containerDefinitions = [circle]
circle.volumes = circle
const getter = Object.defineProperty({ family: 'web' }, 'containerDefinitions', {
  enumerable: true,
  get: () => {
    throw new Error('boom')
  },
})
const proto: unknown = JSON.parse(
  '{"__proto__": {"family": 1}, "containerDefinitions": [{"dockerLabels": {"__proto__": {"a": 1}, "constructor": "x"}}]}',
)

/** Values where AWS wants others, at every place that it knows. */
const field = fc.constantFrom(
  ...['family', 'cpu', 'memory', 'volumes', 'tags', 'networkMode', 'requiresCompatibilities', 'runtimePlatform'],
  ...['containerDefinitions', 'placementConstraints', 'proxyConfiguration', 'ephemeralStorage', 'taskDefinition'],
)
const part = fc.constantFrom(
  ...['name', 'image', 'cpu', 'memory', 'links', 'portMappings', 'environment', 'secrets', 'dependsOn', 'ulimits'],
  ...['linuxParameters', 'logConfiguration', 'healthCheck', 'firelensConfiguration', 'mountPoints', 'volumesFrom'],
  ...['restartPolicy', 'resourceRequirements', 'systemControls', 'user', 'dockerLabels', 'environmentFiles'],
)
const shaken = fc
  .tuple(fc.dictionary(field, fc.anything()), fc.dictionary(part, fc.anything()), fc.boolean())
  .map(([changes, changed, fargate]) =>
    fargate
      ? onFargate({ containerDefinitions: [task(changed), task()], ...changes })
      : onEc2({ containerDefinitions: [container(changed), container()], ...changes }),
  )

describe('checkTaskDefinition', () => {
  it.each([
    ['a proxy that throws', hostile],
    ['a revoked proxy', revoked.proxy],
    ['a proxy inside', { containerDefinitions: [hostile, revoked.proxy], tags: hostile }],
    [
      'a list that throws',
      {
        containerDefinitions: new Proxy([], {
          get: () => {
            throw new Error('no')
          },
        }),
      },
    ],
    ['a circle', circle],
    ['a getter that throws', getter],
    ['names of prototypes', proto],
    ['a list of 4 billion items', { containerDefinitions: new Array(2 ** 32 - 1) }],
    ['a deep document', JSON.parse(`${'{"taskDefinition":'.repeat(5000)}1${'}'.repeat(5000)}`)],
  ])('does not throw for %s', (_what, value) => {
    expect(checkTaskDefinition(value)).toBeInstanceOf(Array)
  })

  it('never throws, and says only what JSON can hold', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true })
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue(), shaken), value => {
        const issues = checkTaskDefinition(value)
        expect(JSON.parse(JSON.stringify(issues))).toEqual(issues)
      }),
      { numRuns: 2000 },
    )
  })

  it('does not change what it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const before = JSON.stringify(value)
        checkTaskDefinition(value)
        expect(JSON.stringify(value)).toBe(before)
      }),
    )
  })

  it('never repeats the value of an environment variable or of a secret', () => {
    const mark = 'hunter2'
    const place = fc.constantFrom(
      ...[mark, `arn:aws:secretsmanager:us-east-1:${mark}:secret:x`, `arn:aws:${mark}:a:b:c`, `/aws/${mark}`],
      ...[`arn:aws:secretsmanager:us-east-1:123456789012:secret:${mark} x`, `a b ${mark}`, `${mark}:a::`],
      ...[`arn:aws:ssm:us-east-1:123456789012:parameter/${mark} x`, { [mark]: mark }, [mark], { value: mark }],
    )
    const entries = fc.oneof(
      fc.array(fc.record({ name: fc.constantFrom('A', 'DB_PASSWORD', ''), value: place, valueFrom: place })),
      fc.dictionary(fc.constantFrom('A', 'B'), place),
      place,
    )
    fc.assert(
      fc.property(entries, entries, entries, fc.boolean(), (environment, secrets, secretOptions, wrapped) => {
        const logConfiguration = { logDriver: 'splunk', options: { 'splunk-token': mark }, secretOptions }
        const repositoryCredentials = { credentialsParameter: `${mark} x` }
        const app = task({ environment, secrets, logConfiguration, repositoryCredentials })
        const json = onFargate({ containerDefinitions: [app], executionRoleArn: null })
        expect(JSON.stringify(checkTaskDefinition(wrapped ? { taskDefinition: json } : json))).not.toContain(mark)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(Object.entries(growing()))('takes time in proportion to %s', (_what, grow) => {
    expect(growth(checkTaskDefinition, grow)).toBeLessThan(TOO_MUCH)
  })

  it('would be seen to compare every item with every other', () => {
    const repeated = (items: readonly number[]) => items.filter((item, at) => items.indexOf(item) !== at)
    expect(growth(repeated, size => Array.from({ length: size }, (_, at) => at))).toBeGreaterThan(TOO_MUCH)
  })
})

const SMALL = 500
const TIMES = 32
/** 32 times the size takes 32 times as long, more where caches are too small; 1024 times where all items meet. */
const TOO_MUCH = 8 * TIMES

/** How much longer a check takes for what is 32 times as large: the least of several tries, for others use the machine. */
function growth<T>(check: (given: T) => unknown, grow: (size: number) => T): number {
  const small = grow(SMALL)
  const large = grow(SMALL * TIMES)
  const time = (given: T): number => {
    const start = process.cpuUsage()
    check(given)
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let tries = 0; tries < 5 && !(most / least < TOO_MUCH); tries++) {
    // As much work as the large one is, so that one is as warm as the other
    for (let again = 0; again < TIMES; again++) least = Math.min(least, time(small))
    most = Math.min(most, time(large))
  }
  return most / least
}

function growing(): Record<string, (size: number) => unknown> {
  const many = <T>(size: number, item: (at: number) => T): T[] => Array.from({ length: size }, (_, at) => item(at))
  const inContainer = (changes: Record<string, unknown>) => onEc2({ containerDefinitions: [container(changes)] })
  const chain = (at: number) =>
    container({ name: `c${at}`, dependsOn: [{ containerName: `c${at + 1}`, condition: 'START' }] })
  return {
    containers: size => onEc2({ containerDefinitions: many(size, at => container({ name: `c${at}` })) }),
    'a chain of dependencies': size => onEc2({ containerDefinitions: many(size, chain) }),
    'dependencies on nobody': size =>
      inContainer({ dependsOn: many(size, at => ({ containerName: `x${at}`, condition: 'x' })) }),
    ports: size =>
      inContainer({ portMappings: many(size, at => ({ containerPort: (at % 60_000) + 1, name: `p${at}` })) }),
    ranges: size => inContainer({ portMappings: many(size, () => ({ containerPortRange: '1-2' })) }),
    variables: size => inContainer({ environment: many(size, at => ({ name: `V${at}`, value: 'x' })) }),
    'wrong types': size => inContainer({ environment: many(size, at => at) }),
    secrets: size => inContainer({ secrets: many(size, at => ({ name: `V${at}`, valueFrom: 'arn:aws:x' })) }),
    mounts: size => inContainer({ mountPoints: many(size, at => ({ sourceVolume: `v${at}`, containerPath: 'x' })) }),
    volumes: size => onEc2({ volumes: many(size, at => ({ name: `v${at} ` })) }),
    tags: size => onEc2({ tags: many(size, at => ({ key: `k${at}`, value: '!' })) }),
    'a long image': size => inContainer({ image: ':/'.repeat(size * 30) }),
    'a long secret': size => inContainer({ secrets: [{ name: 'A', valueFrom: 'a/'.repeat(size * 30) }] }),
    'a long size': size => onEc2({ cpu: `1${' '.repeat(size * 30)}x`, memory: '9'.repeat(size * 30) }),
    // Node keeps the list of keys of smaller objects
    'unknown fields': size => Object.fromEntries(many(size * 4, at => [`k${at}`, at])),
  }
}
