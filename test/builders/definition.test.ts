import { describe, expect, it } from 'vitest'
import { cluster, InvalidDefinitionError, loadBalancer, network, repository, service, stack } from '../../src/index.ts'
import { web } from './web.ts'

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc).target(edge, 'app', 3000)

function everyObject(value: unknown): object[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(everyObject)] : []
}

describe('a builder', () => {
  it('gives the same model at every build', () => {
    expect(site.build()).toBe(site.build())
    expect(site.build().cluster).toBe(site.desiredCount(3).build().cluster)
  })

  it('freezes its model through and through', () => {
    expect(everyObject(stack('shop').add(site).build()).filter(part => !Object.isFrozen(part))).toEqual([])
  })

  it('leaves what it was made from as it was', () => {
    const plain = cluster('prod')
    plain.containerInsights().tags({ team: 'web' })
    expect(plain.build()).toMatchObject({ containerInsights: 'disabled', tags: {} })
  })

  it('neither freezes nor follows the objects it was given', () => {
    const tags = { team: 'web' }
    const subnets = ['subnet-a', 'subnet-b']
    const tagged = cluster('prod').tags(tags)
    const placed = network.existing({ vpcId: 'vpc-1', subnets })
    tagged.build()
    placed.build()
    tags.team = 'shop'
    subnets.push('subnet-c')
    expect(tagged.build().tags).toEqual({ team: 'web' })
    expect(placed.build()).toMatchObject({ subnets: ['subnet-a', 'subnet-b'] })
  })

  it('lists mistakes and doubts, those of its parts too, without throwing', () => {
    const found = stack('shop').add(site.maximumPercent(150), cluster('no.dots')).issues()
    expect(found.map(issue => `${issue.severity} ${issue.code}`)).toEqual([
      'warning LS-HTT-01',
      'warning SVC-DEP-02',
      'error CL-NAM-01',
    ])
    expect(site.build()).toBe(site.build())
  })

  it('has rules that can be switched off, before and after other steps', () => {
    expect(cluster('no.dots').ignoreRules('CL-NAM-01').tags({ team: 'web' }).build().clusterName).toBe('no.dots')
    expect(site.maximumPercent(150).ignoreRules('LS-HTT-01', 'SVC-DEP-02').issues()).toEqual([])
    expect(site.maximumPercent(150).ignoreRules('LS-HTT-01').ignoreRules('SVC-DEP-02').issues()).toEqual([])
  })

  it('cannot do without a part by switching off the rule', () => {
    const unfinished = service('web').cluster(cluster('prod')).taskDefinition(web).ignoreRules('SVC-NET-01')
    expect(() => unfinished.build()).toThrow('This service is incomplete: call .network()')
  })

  it('does not lose a part that cannot be built by switching off its rule for the whole', () => {
    const whole = stack('shop').add(cluster('no.dots'), site).ignoreRules('CL-NAM-01', 'LS-HTT-01')
    expect(whole.issues().map(({ code }) => code)).toEqual(['CL-NAM-01'])
    expect(() => whole.build()).toThrow('CL-NAM-01')
  })

  it('points its error at the line that called it', () => {
    const calls = {
      build: () => cluster('no.dots').build(),
      nested: () =>
        stack('shop')
          .add(service('w b').cluster(cluster('no.dots')).taskDefinition(web).network(vpc))
          .build(),
      tag: () => repository('Upper').tag('1'),
      digest: () => repository('web').digest('sha256:1'),
    }
    for (const call of Object.values(calls)) {
      expect(call).toThrow(InvalidDefinitionError)
      try {
        call()
      } catch (error) {
        expect((error as Error).stack?.split('\n').find(line => line.includes('    at '))).toContain(
          'definition.test.ts',
        )
      }
    }
  })
})
