import * as entry from '../../src/index.ts'

type Things = Readonly<Record<string, object>>

/** One of each thing that a program makes, complete. */
export function things(): Things {
  const vpc = entry.network.existing({ vpcId: 'vpc-1', subnets: ['subnet-1', 'subnet-2'] })
  const prod = entry.cluster('prod')
  const images = entry.repository('shop/web')
  const edge = entry.loadBalancer('edge').network(vpc).http()
  const web = entry
    .taskDefinition('web')
    .fargate()
    .cpu(1)
    .memory(2)
    .container('app', c => c.image('app:1').port(80))
  const site = entry.service('web').cluster(prod).taskDefinition(web).network(vpc)
  const db = entry.securityGroup('db').network(vpc)
  const given = entry.securityGroup.existing('sg-0a1b2c3d')
  const zone = entry.hostedZone('example.com')
  const json = entry.taskDefinitionFromJson({ family: 'web', containerDefinitions: [{ name: 'a', image: 'a:1' }] })
  return {
    ...{ db, given, bare: entry.securityGroup('b') },
    ...{ vpc, prod, images, edge, web, site, zone, json, route: edge.host('example.com') },
    ...{ record: zone.alias('a.example.com', edge), text: zone.record('a.example.com', 'TXT', 'a') },
    ...{ stack: entry.stack('shop').add(site), started: entry.service('x') },
    ...{ blank: entry.taskDefinition(), container: inside(c => c), scaling: insideScaling() },
  }
}

/** What a definer is given. */
function inside(use: (c: entry.Container) => entry.Container): object {
  let seen: object = {}
  entry.taskDefinition('a').containers([
    {
      name: 'a',
      define: c => {
        seen = use(c)
        return c
      },
    },
  ])
  return seen
}

function insideScaling(): object {
  let seen: object = {}
  entry.service('a').autoScaling({ min: 1, max: 2 }, scaling => {
    seen = scaling
    return scaling.cpu(70)
  })
  return seen
}

/** The names of the methods that a thing offers, whichever way they are found. */
export function methodsOf(thing: object): string[] {
  const names = new Set<string>()
  for (let at: object = thing; at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (key !== 'constructor' && !get) names.add(key)
  return [...names].sort()
}

/** The functions of the package that make things. */
export const makers: Readonly<Record<string, unknown>> = {
  ...{ cluster: entry.cluster, existingCluster: entry.cluster.existing, network: entry.network.existing },
  ...{ repository: entry.repository, existingRepository: entry.repository.existing, service: entry.service },
  ...{ taskDefinition: entry.taskDefinition, loadBalancer: entry.loadBalancer, hostedZone: entry.hostedZone },
  ...{ stack: entry.stack, taskDefinitionFromJson: entry.taskDefinitionFromJson },
  ...{ defaultNetwork: entry.network.default, securityGroup: entry.securityGroup, role: entry.role.existing },
  ...{ existingLoadBalancer: entry.loadBalancer.existing, listener: entry.listener.existing },
  ...{ targetGroup: entry.targetGroup.existing },
  ...{ existingSecurityGroup: entry.securityGroup.existing },
  ...{ checkTaskDefinition: entry.checkTaskDefinition, checkService: entry.checkService },
}

/** Members that builders look into. */
export const KNOWN = [
  ...['hooks', 'stages', 'pause', 'function', 'timeout', 'clientAlias', 'tls', 'threshold', 'tags', 'allow', 'actions'],
  ...['resources', 'managedPolicyArns', 'FARGATE', 'FARGATE_SPOT', 'weight', 'healthCheck', 'testRoute', 'min', 'max'],
  ...['options', 'name', 'value', 'cpu', 'memory', 'nvidiaMps', 'earlySuccess', 'logConfiguration', 'port', 'protocol'],
  ...[
    'authorizationConfig',
    'permissions',
    'ignoredExitCodes',
    'certificate',
    'volumes',
    'host',
    'networkConfiguration',
  ],
  ...['loadBalancers', 'deploymentConfiguration', 'awsvpcConfiguration', 'type', 'role', 'snapshotId', 'portMappings'],
  ...['containerDefinitions', 'environment', 'secrets', 'image', 'rulePriority', 'selection', 'serviceName', 'alarms'],
  ...[
    'linuxParameters',
    'capabilities',
    'add',
    'devices',
    'ulimits',
    'dependsOn',
    'define',
    'services',
    'runtimePlatform',
  ],
] as const
