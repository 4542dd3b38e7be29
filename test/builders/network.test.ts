import { describe, expect, it } from 'vitest'
import { network } from '../../src/index.ts'
import { errorsIn } from './issues.ts'

describe('network', () => {
  it('is the default VPC, with public addresses', () => {
    expect(network.default().build()).toEqual({ kind: 'network', id: 'default', assignPublicIp: true })
  })

  it('is a VPC by its id, without public addresses unless asked for', () => {
    const given = { vpcId: 'vpc-1', subnets: ['subnet-a'], loadBalancerSubnets: ['subnet-b', 'subnet-c'] }
    expect(network.existing(given).build()).toEqual({
      kind: 'network',
      id: 'vpc-1:subnet-a:subnet-b,subnet-c',
      ...given,
      assignPublicIp: false,
    })
    expect(network.existing({ ...given, assignPublicIp: true }).build().assignPublicIp).toBe(true)
  })

  it.each([
    ['no subnets', { subnets: [] }],
    ['17 subnets', { subnets: Array.from({ length: 17 }, (_, at) => `subnet-${at}`) }],
    ['an empty subnet id', { subnets: [''] }],
    ['no load balancer subnets', { subnets: ['subnet-a'], loadBalancerSubnets: [] }],
    ['an empty VPC id', { subnets: ['subnet-a'], vpcId: '' }],
  ])('refuses %s', (_what, settings) => {
    expect(errorsIn(network.existing({ vpcId: 'vpc-1', ...settings }))).toEqual(['SVC-NET-03'])
  })
})
