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
    expect(placed.build().subnets).toEqual(['subnet-a', 'subnet-b'])
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
