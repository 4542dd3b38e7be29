import {
  cluster,
  network,
  networkLoadBalancer,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { images } from '../given.ts'
import type { System } from '../system.ts'

export const vpcLink: System = {
  given: account => images(account, 'elsevier-demo-ecr-repo'),
  program(tag) {
    const vpc = network('private-vpc', {
      zones: ['us-east-1a', 'us-east-1b'],
      cidrBlock: '10.2.0.0/16',
      endpoints: ['ecr.dkr', 'ecr.api', 's3'],
    })
    const edge = networkLoadBalancer('elsevier-demo-nlb').network(vpc).internal().tcp(8080)
    const app = taskDefinition('elsevier-demo-ecs-cluster-task')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('elsevier-demo-app', c =>
        c.image(repository.existing('elsevier-demo-ecr-repo').tag(tag)).cpu(256).memory(512).port(8080).logs(false),
      )
    const site = service('elsevier-demo-ecs-cluster-service')
      .cluster(cluster('elsevier-demo-ecs-cluster'))
      .taskDefinition(app)
      .network(vpc)
      .target(edge, 'elsevier-demo-app', 8080)
      .allowFrom('10.2.0.0/16', 8080)
      .allowTo('com.amazonaws.region.s3', 443)
      .allowTo(vpc, 443)
      .desiredCount(2)
    return stack('elsevier')
      .add(site)
      .output('endpoint-service-of', edge.arn)
      .output('integration-uri', site.listenerArn)
  },
}
