import { expect, test } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  networkLoadBalancer,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { settles, steps } from './settles.ts'

const vpc = network.default()
const mesh = securityGroup('mesh').network(vpc)
const within = mesh.allowFrom(mesh, 'all')
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx').port(80))
const edge = () => loadBalancer('edge').network(vpc).http()

function setting() {
  const { simulator, aws } = account()
  const groups = async () => {
    const { LoadBalancers = [] } = await aws.elbv2('DescribeLoadBalancers', {})
    const GroupIds = LoadBalancers[0]?.SecurityGroups ?? []
    const { SecurityGroups = [] } = await aws.ec2('DescribeSecurityGroups', { GroupIds })
    return SecurityGroups.map(({ GroupName }) => GroupName).sort()
  }
  return { simulator, aws, groups }
}

// https://github.com/acidlemon/mirage-ecs/blob/HEAD/terraform/alb.tf
test('a load balancer has groups beside its own, which a service of the same group does not open to', async () => {
  const { simulator, aws, groups } = setting()
  const at = edge().securityGroups(within)
  const site = service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web)
    .network(vpc)
    .securityGroups(within)
    .target(at, 'app', 80)
    .desiredCount(1)
  const program = stack('shop').add(site)
  await settles(program, simulator)
  expect(await groups()).toEqual(['shop-edge-load-balancer', 'shop-mesh'])
  const { SecurityGroups = [] } = await aws.ec2('DescribeSecurityGroups', {})
  const named = (name: string) => SecurityGroups.find(({ GroupName }) => GroupName === name)
  const admitted = named('shop-web-app')?.IpPermissions?.flatMap(({ UserIdGroupPairs = [] }) =>
    UserIdGroupPairs.map(({ GroupId }) => GroupId),
  )
  expect(admitted).toEqual([named('shop-edge-load-balancer')?.GroupId])
  await destroy(program, { ...simulator.options(), deleteData: true })
  expect(simulator.isEmpty()).toBe(true)
})

test('groups come and go with the program', async () => {
  const { simulator, groups } = setting()
  await settles(stack('shop').add(edge()), simulator)
  const more = stack('shop').add(edge().securityGroups(within))
  expect(await steps(more, { simulator })).toContainEqual(['update', 'securityGroups'])
  await settles(more, simulator)
  expect(await groups()).toEqual(['shop-edge-load-balancer', 'shop-mesh'])
  await settles(stack('shop').add(edge()), simulator, { prune: true })
  expect(await groups()).toEqual(['shop-edge-load-balancer'])
})

test('a Network Load Balancer has them, too, of others as well', async () => {
  const { simulator, aws, groups } = setting()
  const { Vpcs = [] } = await aws.ec2('DescribeVpcs', {})
  const made = { GroupName: 'ours', Description: 'of others', VpcId: Vpcs[0]?.VpcId }
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', made)
  const entry = networkLoadBalancer('entry').network(vpc).tcp(25).securityGroups(securityGroup.existing(GroupId))
  await settles(stack('shop').add(entry), simulator)
  expect(await groups()).toEqual(['ours', 'shop-entry-load-balancer'])
  await destroy(stack('shop').add(entry), simulator.options())
  expect((await aws.ec2('DescribeSecurityGroups', { GroupIds: [GroupId] })).SecurityGroups).toHaveLength(1)
})

test('a group of another VPC is said before anything is changed', async () => {
  const { simulator, aws } = setting()
  const { Vpc } = await aws.ec2('CreateVpc', { CidrBlock: '10.9.0.0/16' })
  const far = { GroupName: 'far', Description: 'of others', VpcId: Vpc?.VpcId }
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', far)
  const there = simulator.resources()
  for (const at of [edge(), networkLoadBalancer('edge').network(vpc).tcp(25)]) {
    const program = stack('shop').add(at.securityGroups(securityGroup.existing(GroupId)))
    await expect(deploy(program, simulator.options())).rejects.toMatchObject({
      code: 'security-group.missing',
      resource: 'load balancer edge',
      message: expect.stringContaining(
        `Security group ${GroupId} is in ${Vpc?.VpcId}, and load balancer edge is in vpc-`,
      ),
      fix: expect.stringContaining(`or put load balancer edge into a network of ${Vpc?.VpcId}.`),
    })
  }
  expect(simulator.resources()).toEqual(there)
  const made = loadBalancer('edge').network(network('own')).http().securityGroups(securityGroup.existing(GroupId))
  await expect(deploy(stack('shop').add(made), simulator.options())).rejects.toThrow(
    'load balancer edge is in network own',
  )
  // A destroy is not kept from what is there by what the program says.
  await deploy(stack('shop').add(edge()), simulator.options())
  await destroy(stack('shop').add(edge().securityGroups(securityGroup.existing(GroupId))), simulator.options())
  expect(simulator.resources()).toEqual(there)
})
