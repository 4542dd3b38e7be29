import { cluster, repository, service, stack, taskDefinition } from '../../../src/index.ts'
import { images, instances } from '../given.ts'
import type { System } from '../system.ts'

export const ecsAnywhere: System = {
  async given(account) {
    await instances(account, 'anywhere')
    await images(account, 'app')
  },
  program(tag) {
    const td = taskDefinition('ecs-anywhere')
      .external()
      .allowExecuteCommand()
      .taskRole({
        allow: [
          {
            actions: [
              'logs:DescribeLogGroups',
              'logs:CreateLogStream',
              'logs:CreateLogGroup',
              'logs:DescribeLogStreams',
              'logs:PutLogEvents',
            ],
            resources: ['*'],
          },
        ],
      })
      .container('app', c =>
        c.image(repository.existing('app').tag(tag)).cpu(256).memory(256).port(80, { hostPort: 80 }),
      )
    return stack('anywhere').add(
      service('service').cluster(cluster.existing('anywhere')).taskDefinition(td).desiredCount(1),
    )
  },
}
