import type {
  CreateLoadBalancerCommandInput,
  CreateLoadBalancerCommandOutput,
  DeleteLoadBalancerCommandInput,
  DescribeLoadBalancersCommandInput,
  DescribeLoadBalancersCommandOutput,
  LoadBalancer as LoadBalancerOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { loadBalancerDefaults } from './attributes.ts'
import { LOAD_BALANCERS } from './limits.ts'
import { removeListener } from './listener.ts'
import {
  checkSecurityGroups,
  checkSubnets,
  noIpv6,
  placeInterfaces,
  releaseInterfaces,
} from './load-balancer-network.ts'
import { addressesIn, subnetsIn, zonesOf } from './load-balancer-subnets.ts'
import { arnOf, checkName, invalid, missingLoadBalancer, sameMembers } from './lookup.ts'
import { networkLoadBalancerDefaults } from './network-attributes.ts'
import { type LoadBalancer, loadBalancing } from './state.ts'
import { newTags } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

const BALANCERS_PER_CALL = 20
const LEAST_PROVISIONING_SECONDS = 120
const PROVISIONING_SPREAD_SECONDS = 60
// https://docs.aws.amazon.com/general/latest/gr/elb.html
const HOSTED_ZONES = { application: 'Z35SXDOTRQ7X7K', network: 'Z26RNL4JYFTOTI' }

export function createLoadBalancer(
  input: CreateLoadBalancerCommandInput,
  world: World,
): Output<CreateLoadBalancerCommandOutput> {
  const { Name: name = '', Scheme: scheme = 'internet-facing', IpAddressType: ipAddressType = 'ipv4' } = input
  checkName(name, 'Load balancer')
  if (name.startsWith('internal-')) throw invalid(`Load balancer name '${name}' cannot begin with 'internal-'`)
  const { Type: type = 'application' } = input
  if (type !== 'application' && type !== 'network') {
    throw new AwsError('NotImplemented', `The simulator does not have ${type} load balancers.`, 501)
  }
  const subnets = subnetsIn(input)
  const addresses = addressesIn(input, { type, scheme }, world)
  const vpcId = checkSubnets(world, subnets, { internetFacing: scheme === 'internet-facing', type })
  const securityGroups = checkSecurityGroups(world, input.SecurityGroups ?? [], { vpcId, type })
  if (ipAddressType !== 'ipv4') throw noIpv6()
  const tags = newTags(input.Tags)
  const { loadBalancers } = loadBalancing(world)
  const present = [...loadBalancers.values()].find(each => each.name === name)
  if (present) {
    const same =
      present.type === type &&
      present.scheme === scheme &&
      present.ipAddressType === ipAddressType &&
      sameMembers(present.subnets, subnets) &&
      sameMembers(present.securityGroups, securityGroups)
    if (same) return { LoadBalancers: [view(present, world)] }
    throw new AwsError(
      'DuplicateLoadBalancerName',
      `A load balancer with the same name '${name}' exists, but with different settings`,
    )
  }
  if ([...loadBalancers.values()].filter(each => each.type === type).length >= LOAD_BALANCERS)
    throw new AwsError('TooManyLoadBalancers', `The maximum number of load balancers is '${LOAD_BALANCERS}'`)
  const prefix = scheme === 'internal' ? 'internal-' : ''
  const made: LoadBalancer = {
    arn: arnOf(world, `loadbalancer/${type === 'network' ? 'net' : 'app'}/${name}/${world.id(16)}`),
    type,
    name,
    scheme,
    vpcId,
    dnsName: `${prefix}${name}-${1_000_000_000 + Math.floor(world.random() * 1e9)}.${world.region}.elb.amazonaws.com`,
    createdAt: world.clock.now(),
    ipAddressType,
    subnets,
    addresses,
    enablePrefixForIpv6SourceNat: input.EnablePrefixForIpv6SourceNat,
    securityGroups,
    state: 'provisioning',
    ipamPools: input.IpamPools,
    customerOwnedIpv4Pool: input.CustomerOwnedIpv4Pool,
    interfaces: new Map(),
    attributes: new Map(type === 'network' ? networkLoadBalancerDefaults : loadBalancerDefaults),
    tags,
  }
  loadBalancers.set(made.arn, made)
  placeInterfaces(world, made)
  world.clock.after((LEAST_PROVISIONING_SECONDS + world.random() * PROVISIONING_SPREAD_SECONDS) * 1000, () => {
    made.state = 'active'
  })
  return { LoadBalancers: [view(made, world)] }
}

export function describeLoadBalancers(
  input: DescribeLoadBalancersCommandInput,
  world: World,
): Output<DescribeLoadBalancersCommandOutput> {
  const { LoadBalancerArns: arns, Names: names } = input
  if (arns && names) throw invalid('Load balancer names and load balancer ARNs cannot be specified at the same time')
  if ((arns ?? names ?? []).length > BALANCERS_PER_CALL)
    throw invalid(`A maximum of '${BALANCERS_PER_CALL}' load balancers can be specified`)
  const all = [...loadBalancing(world).loadBalancers.values()]
  const pick = (asked: readonly string[], key: 'arn' | 'name'): LoadBalancer[] =>
    asked.map(value => {
      const found = all.find(each => each[key] === value)
      if (!found) throw missingLoadBalancer(value)
      return found
    })
  const found = arns ? pick(arns, 'arn') : names ? pick(names, 'name') : all
  const { items, next } = page(found, input.PageSize ?? 400, input.Marker)
  return { LoadBalancers: items.map(each => view(each, world)), NextMarker: next }
}

/** Succeeds when there is no such load balancer, as AWS does. */
export function deleteLoadBalancer(input: DeleteLoadBalancerCommandInput, world: World): object {
  const { loadBalancers, listeners } = loadBalancing(world)
  const found = loadBalancers.get(input.LoadBalancerArn ?? '')
  if (!found) return {}
  if (found.attributes.get('deletion_protection.enabled') === 'true') {
    throw new AwsError(
      'OperationNotPermitted',
      `Load balancer '${found.arn}' cannot be deleted because deletion protection is enabled`,
    )
  }
  for (const each of listeners.values()) if (each.loadBalancerArn === found.arn) removeListener(world, each)
  releaseInterfaces(world, found)
  loadBalancers.delete(found.arn)
  return {}
}

function view(balancer: LoadBalancer, world: World): LoadBalancerOutput {
  return {
    LoadBalancerArn: balancer.arn,
    LoadBalancerName: balancer.name,
    DNSName: balancer.dnsName,
    CanonicalHostedZoneId: HOSTED_ZONES[balancer.type],
    CreatedTime: new Date(balancer.createdAt),
    Scheme: balancer.scheme,
    VpcId: balancer.vpcId,
    State: { Code: balancer.state },
    Type: balancer.type,
    AvailabilityZones: zonesOf(balancer, world),
    SecurityGroups: [...balancer.securityGroups],
    IpAddressType: balancer.ipAddressType,
    CustomerOwnedIpv4Pool: balancer.customerOwnedIpv4Pool,
    IpamPools: balancer.ipamPools,
    EnablePrefixForIpv6SourceNat: balancer.enablePrefixForIpv6SourceNat,
  }
}
