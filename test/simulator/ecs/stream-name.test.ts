import { expect, it } from 'vitest'
import { cluster, deploy, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'

it('tasks do not start where the prefix of their log streams makes no name of a stream', async () => {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .logs({ streamPrefix: 'web:1' })
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1'))
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default()).desiredCount(1)
  await expect(
    deploy(stack('shop').add(site.taskDefinition(web.ignoreRules('LOG-AWS-08'))), createSimulator().options()),
  ).rejects.toThrow(/regular expression pattern: \[\^:\*\]\*/)
})
