import {
  cluster,
  loadBalancer,
  namespace,
  network,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { images, vpc as made } from '../given.ts'
import type { System } from '../system.ts'

export const cdkServiceConnect: System = {
  async given(account) {
    await made(account, 'scapp')
    await images(account, 'frontend')
    await images(account, 'data')
  },
  program(tag) {
    const vpc = network.existing({
      name: 'scapp',
      subnets: { tags: { Name: 'scapp-private-*' } },
      loadBalancerSubnets: { tags: { Name: 'scapp-public-*' } },
    })
    const app = cluster('App-Service-Connect-Cluster')
      .containerInsights()
      .serviceConnectDefaults(namespace.privateDns('scapp.local', { network: vpc }))
    const managedPolicyArns = [
      'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly',
      'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess',
    ]
    const flask = (family: string, of: string, port: 5000 | 5001) =>
      taskDefinition(family)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .taskRole({ managedPolicyArns })
        .container('app', c => c.image(repository.existing(of).tag(tag)).port(port, { name: of }))
    return stack('scapp').add(
      service('frontend-service')
        .cluster(app)
        .taskDefinition(flask('frontend', 'frontend', 5000))
        .network(vpc)
        .serviceConnect()
        .serviceConnectService('frontend', { clientAlias: { port: 5000 } })
        .target(loadBalancer('FrontendLB').network(vpc).http().idleTimeout(30).allowFrom('0.0.0.0/0'), 'app', 5000, {
          deregistrationDelay: 120,
          healthCheck: { intervalSeconds: 6, unhealthyThresholdCount: 2 },
        })
        .desiredCount(1),
      service('backend-service')
        .cluster(app)
        .taskDefinition(flask('backend', 'data', 5001))
        .network(vpc)
        .serviceConnect()
        .serviceConnectService('data', { clientAlias: { port: 5001 } })
        .allowFrom(vpc, 5001)
        .desiredCount(1),
    )
  },
}
