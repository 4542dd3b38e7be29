import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const onebox: System = {
  program(tag) {
    const vpc = network.default()
    const edge = loadBalancer('onebox').network(vpc).http()
    const home = cluster('onebox-sandbox').capacityProviders({ FARGATE: {} }).containerInsights()
    const task = taskDefinition('onebox')
      .fargate()
      .cpu(0.5)
      .memory(2)
      .container('onebox', c => c.image(`public.ecr.aws/nginx/nginx:${tag}`).port(80))
    const stage = (name: string, weight: number, min: number, max: number) =>
      service(name)
        .cluster(home)
        .taskDefinition(task)
        .network(vpc)
        .target(edge, 'onebox', 80, { weight, healthCheck: { path: '/', timeoutSeconds: 10 } })
        .autoScaling({ min, max }, s => s.cpu(75))
    return stack('onebox').add(stage('onebox', 1, 3, 10), stage('fleet', 99, 10, 1000))
  },
}
