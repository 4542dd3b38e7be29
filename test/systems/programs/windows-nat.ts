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
import type { System } from '../system.ts'

export const windowsNat: System = {
  program(tag) {
    const vpc = network.default()
    const edge = loadBalancer('winapp-service-demo').network(vpc).http()
    const open = securityGroup('winEcs')
      .network(vpc)
      .allowFrom('0.0.0.0/0', 5000)
      .allowFrom('0.0.0.0/0', 80)
      .allowFrom(edge, { from: 32768, to: 65535 })
    const windows = capacityProvider('WinEcsNodeGroup').instances({
      types: ['t2.large'],
      min: 1,
      max: 3,
      image: 'windows-2019',
      network: vpc,
      securityGroups: [open],
    })
    const demo = cluster('ecs-windows-demo').capacityProvider(windows).capacityProviders({ WinEcsNodeGroup: {} })
    const api = taskDefinition('apiTask')
      .ec2()
      .operatingSystem('WINDOWS_SERVER_2019_FULL')
      .networkMode('default')
      .cpu(1)
      .memory(2)
      .logs({ retentionDays: 7 })
      .container('TodoAPI', c =>
        c
          .image(`ghcr.io/example/todo:${tag}`)
          .cpu(1024)
          .memory(2048)
          .entryPoint('dotnet', 'api.dll')
          .port(5000)
          .logs({ streamPrefix: 'TodoAPI' })
          .environment({ CONNSTR: 'Server=todo.example.com;Database=todo' }),
      )
    const winapp = service('winapp-service-demo')
      .cluster(demo)
      .taskDefinition(api)
      .rolling({ minimumHealthyPercent: 50, maximumPercent: 300 })
      .target(edge, 'TodoAPI', 5000)
      .desiredCount(2)
    return stack('windows').add(winapp).output('ALBEndpoint', edge.dnsName)
  },
}
