import { cluster, namespace, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const serviceConnectNginx: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('ServiceConnect')
    const names = {
      namespace: namespace.privateDns('ServiceConnectNS', { network: vpc }),
      logConfiguration: 'awslogs',
    } as const
    const nginx = (name: string) =>
      taskDefinition(name)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .allowExecuteCommand()
        .container(name, c =>
          c
            .image(`public.ecr.aws/nginx/nginx:${tag}`)
            .port(80, { name, appProtocol: 'http' })
            .environment({ AWS_REGION: 'ap-northeast-1', TZ: 'Asia/Tokyo' }),
        )
    const run = (name: string) =>
      service(name)
        .cluster(home)
        .taskDefinition(nginx(name))
        .network(vpc)
        .circuitBreaker({ enable: false, rollback: false })
        .enableECSManagedTags(false)
        .executeCommand()
        .serviceConnect(names)
    return stack('service-connect').add(
      run('client-nginx').desiredCount(1),
      run('internal-nginx')
        .serviceConnectService('internal-nginx', { clientAlias: { port: 80 } })
        .desiredCount(1),
    )
  },
}
