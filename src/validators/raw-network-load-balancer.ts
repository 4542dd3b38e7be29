import type { RawNetworkLoadBalancerSettings } from '../model/raw-settings.ts'
import { elbv2 } from './api/elbv2.ts'
import type { RawKind } from './raw-kind.ts'

export const RAW_NETWORK_LOAD_BALANCER: RawKind<RawNetworkLoadBalancerSettings> = {
  table: elbv2,
  structure: 'CreateLoadBalancerInput',
  names: { IpAddressType: true, SubnetMappings: true, EnablePrefixForIpv6SourceNat: true },
  instead: {
    CustomerOwnedIpv4Pool: 'remove it: it is for Application Load Balancers on Outposts',
    IpamPools: 'remove it: it is for Application Load Balancers',
    SecurityGroups: 'say who reaches it: .allowFrom()',
    Subnets: 'give SubnetMappings, or leave it to .network()',
    Type: 'remove it: loadBalancer() makes the other',
  },
}
