import { describe, expect, it } from 'vitest'
import { cluster } from '../../src/index.ts'
import { errorsIn, issuesIn } from './issues.ts'

describe('cluster', () => {
  it('has both Fargate capacity providers, no default strategy and no Container Insights', () => {
    expect(cluster('prod').build()).toEqual({
      kind: 'cluster',
      id: 'prod',
      clusterName: 'prod',
      existing: false,
      containerInsights: 'disabled',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [],
      tags: {},
    })
  })

  it('takes Container Insights, a default strategy and tags', () => {
    const prod = cluster('prod')
      .containerInsights()
      .capacityProviders({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } })
      .tags({ team: 'web' })
      .tags({ stage: 'prod' })
    expect(prod.build()).toMatchObject({
      containerInsights: 'enabled',
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'FARGATE', weight: 1, base: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 4, base: 0 },
      ],
      tags: { team: 'web', stage: 'prod' },
    })
    expect(cluster('prod').containerInsights('enhanced').build().containerInsights).toBe('enhanced')
  })

  it('can be one that exists', () => {
    expect(cluster.existing('shared').build()).toMatchObject({ clusterName: 'shared', existing: true })
  })

  it.each([
    ['a dot in the name', cluster('prod.eu'), ['CL-NAM-01']],
    ['an empty name', cluster(''), ['CL-NAM-01']],
    ['256 characters', cluster('a'.repeat(256)), ['CL-NAM-01']],
    ['a weight above 1000', cluster('prod').capacityProviders({ FARGATE: { weight: 1001 } }), ['SVC-CPS-02']],
    ['a base of half a task', cluster('prod').capacityProviders({ FARGATE: { base: 0.5 } }), ['SVC-CPS-02']],
    [
      'two bases',
      cluster('prod').capacityProviders({ FARGATE: { base: 1 }, FARGATE_SPOT: { base: 1 } }),
      ['SVC-CPS-03'],
    ],
    [
      'weights of 0 only',
      cluster('prod').capacityProviders({ FARGATE: { weight: 0 }, FARGATE_SPOT: { weight: 0 } }),
      ['SVC-CPS-04'],
    ],
    [
      'a default provider that it does not have',
      cluster('prod').capacityProviders(JSON.parse('{ "FARGATE_SPOTTY": { "weight": 1 } }')),
      ['CL-CP-01', 'SVC-CPS-06'],
    ],
    ['a reserved tag', cluster('prod').tags({ 'AWS:x': '1' }), ['TD-TAG-01']],
    ['a tag of this package', cluster('prod').tags({ 'fluent-ecs:stack': 'other' }), ['TD-TAG-01']],
    ['a tag value with a comma', cluster('prod').tags({ teams: 'a,b' }), ['TD-TAG-01']],
    [
      'more tags than fit',
      cluster('prod').tags(Object.fromEntries(Array.from({ length: 48 }, (_, at) => [`k${at}`, '']))),
      ['TD-TAG-01'],
    ],
    [
      'several mistakes at once',
      cluster('prod.eu')
        .capacityProviders({ FARGATE: { weight: -1 } })
        .tags({ '': '' }),
      ['CL-NAM-01', 'SVC-CPS-02', 'TD-TAG-01'],
    ],
  ])('refuses %s', (_what, definition, codes) => {
    expect(errorsIn(definition)).toEqual(codes)
  })

  it('says where, what and how to mend it', () => {
    expect(issuesIn(cluster('prod.eu'))).toEqual([
      {
        code: 'CL-NAM-01',
        severity: 'error',
        path: ['cluster', 'prod.eu', 'clusterName'],
        message: 'clusterName is "prod.eu"',
        hint: 'use 1 to 255 letters, digits, hyphens and underscores',
        expected: '1 to 255 letters, digits, hyphens and underscores',
        received: '"prod.eu"',
        docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html',
      },
    ])
  })
})
