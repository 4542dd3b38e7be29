import {
  capacityProvider,
  cluster,
  loadBalancer,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { vpc as given } from '../given.ts'
import type { System } from '../system.ts'

export const terraformManagedInstances: System = {
  given: async account => void (await given(account, 'ex-managed-instances')),
  program(tag) {
    const name = 'ex-managed-instances'
    const vpc = network.existing({
      name,
      subnets: { tags: { Name: `${name}-private-*` } },
      loadBalancerSubnets: { tags: { Name: `${name}-public-*` } },
    })
    const edge = loadBalancer(name).network(vpc).http()
    const mi = capacityProvider('mi-example').managedInstances({
      network: vpc,
      securityGroups: [securityGroup(`${name}-instances`).network(vpc).allowFrom(edge, 80)],
      instanceRequirements: {
        instanceGenerations: ['current'],
        cpuManufacturers: ['intel', 'amd'],
        vCpuCount: { min: 1, max: 4 },
        memoryMiB: { min: 1024, max: 8192 },
      },
      storageSizeGiB: 30,
    })
    const prod = cluster(name)
      .capacityProvider(mi)
      .capacityProviders({ 'mi-example': { weight: 1 } })
    const task = taskDefinition(name)
      .managedInstances()
      .cpu(1)
      .memory(2)
      .container('ecs-sample', c =>
        c
          .image(`public.ecr.aws/docker/library/httpd:${tag}`)
          .entryPoint('sh', '-c')
          .command("echo '<h1>Amazon ECS Sample App</h1>' > /usr/local/apache2/htdocs/index.html && httpd-foreground")
          .cpu(256)
          .memory(512)
          .readonlyRootFilesystem(false)
          .port(80, { name: 'ecs-sample' }),
      )
    const sample = service(name)
      .cluster(prod)
      .taskDefinition(task)
      .network(vpc)
      .capacityProviderStrategy({ 'mi-example': {} })
      .target(edge, 'ecs-sample', 80, {
        deregistrationDelay: 5,
        attributes: { 'load_balancing.cross_zone.enabled': true },
        healthCheck: { intervalSeconds: 30, timeoutSeconds: 5, healthyThresholdCount: 5, unhealthyThresholdCount: 2 },
      })
      .autoScaling({ min: 1, max: 10 }, s => s.cpu(75).memory(75))
    return stack(name)
      .tags({ Name: name, Example: name, Repository: 'https://github.com/terraform-aws-modules/terraform-aws-ecs' })
      .add(sample)
  },
}
