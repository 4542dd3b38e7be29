import {
  capacityProvider,
  cluster,
  loadBalancer,
  network,
  type Stack,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from 'fluent-ecs'

/** A cluster of EC2 instances, some always there and some of Spot, with an agent on each of them and a web service spread over them. */
export function program(tag: string): Stack {
  const vpc = network.default()
  const edge = loadBalancer('edge').network(vpc).internal().http()
  const behind = securityGroup('instances').network(vpc).allowFrom(edge, { from: 32768, to: 65535 })
  const instances = { network: vpc, securityGroups: [behind], max: 6 }
  const prod = cluster('prod')
    .capacityProvider(capacityProvider('steady').instances({ ...instances, types: ['c7g.large'], min: 1 }))
    .capacityProvider(
      capacityProvider('spot').instances({ ...instances, types: ['c7g.large', 'm7g.large'], spot: true }),
    )
    .capacityProviders({ steady: { base: 2 }, spot: { weight: 3 } })

  const runs = (name: string, image: string, memory: number, port?: number) =>
    taskDefinition(name)
      .ec2()
      .networkMode('bridge')
      .architecture('ARM64')
      .container(name, c => (port === undefined ? c : c.port(port)).image(image).cpu(128).memory(memory))
  const agent = service('agent')
    .cluster(prod)
    .taskDefinition(runs('agent', 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300062.1b1304', 128))
    .daemon()
  const web = service('web')
    .cluster(prod)
    .taskDefinition(runs('web', `public.ecr.aws/nginx/nginx:${tag}`, 512, 80))
    .placementStrategy(
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'binpack', field: 'memory' },
    )
    .target(edge, 'web', 80)
    .desiredCount(4)

  return stack('instances').add(agent, web).output('url', edge.url)
}
