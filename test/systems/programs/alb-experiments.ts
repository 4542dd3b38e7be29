import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  repository,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { images } from '../given.ts'
import type { System } from '../system.ts'

export const albExperiments: System = {
  async given(account) {
    account.simulator.hostedZone('example.com')
    account.simulator.certificate('alb.example.com')
    await images(account, 'experiment-app')
  },
  program(tag) {
    const vpc = network.default()
    const edge = loadBalancer('experiment-integrated-alb')
      .network(vpc)
      .https({ certificate: 'alb.example.com' })
      .fixedResponse({ statusCode: '503', messageBody: '503 Service Temporarily Unavailable' })
      .attributes({ 'access_logs.s3.enabled': true, 'access_logs.s3.bucket': 'experiment-alb-log' })
      .allowFrom('pl-3b927c52')
    const task = taskDefinition('experiment-app-task-backend')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .allowExecuteCommand()
      .taskRole({ managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess'] })
      .logs({ group: '/ecs/experiment/backend/app', retentionDays: 30 })
      .container('experiment-app-container-backend', c =>
        c.image(repository.existing('experiment-app').tag(tag)).port(3000),
      )
    const home = cluster('experiment-app-cluster').capacityProviders({ FARGATE: { base: 1, weight: 100 } })
    return stack('experiment').add(
      service('experiment-backend')
        .cluster(home)
        .taskDefinition(task)
        .network(vpc)
        .executeCommand()
        .target(edge.host('backend.example.com'), 'experiment-app-container-backend', 3000)
        .allowFrom(edge, 3000)
        .enableECSManagedTags(false)
        .desiredCount(1),
      hostedZone('example.com').alias('alb.example.com', edge),
    )
  },
}
