import { expect, it } from 'vitest'
import { liveAddresses } from '../../../../src/deploy/resources/load-balancer/subnet-addresses.ts'

const live = (IPv6Address: string) => [{ SubnetId: 'subnet-a', LoadBalancerAddresses: [{ IPv6Address }] }]
const said = { 'subnet-a': { IPv6Address: '2001:0DB8:0:0::1' } }

it('an address in another spelling is the same, and another is told', () => {
  expect(liveAddresses(live('2001:db8::1'), said)).toEqual(said)
  expect(liveAddresses(live('2001:db8::2'), said)).toEqual({ 'subnet-a': { IPv6Address: '2001:db8::2' } })
})
