import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

export const flaskOpentelemetry: System = {
  async given({ aws, simulator }) {
    simulator.hostedZone('example.com')
    simulator.certificate('flask.example.com')
    await aws.ecs('CreateCluster', { clusterName: 'flask' })
  },
  program(tag) {
    const vpc = network.default()
    const managed = ['AWSXrayFullAccess', 'AmazonPrometheusFullAccess']
    const app = taskDefinition('flask')
      .fargate()
      .cpu(1)
      .memory(2)
      .taskRole({ managedPolicyArns: managed.map(name => `arn:aws:iam::aws:policy/${name}`) })
      .container('flask', c =>
        c
          .image(`ghcr.io/example/flaskapp:${tag}`)
          .memoryReservation(1024)
          .cpu(512)
          .port(5000)
          .healthCheck('curl -f http://localhost:5000/ || exit 1', {
            interval: 60,
            retries: 6,
            startPeriod: 120,
            timeout: 60,
          })
          .logs({ streamPrefix: 'ecs-flaskapp' }),
      )
      .container('nginx', c =>
        c
          .image(`ghcr.io/example/flask-nginx:${tag}`)
          .memoryReservation(1024)
          .cpu(512)
          .port(80)
          .dependsOn('flask', 'HEALTHY')
          .logs({ streamPrefix: 'ecs-nginxapp' }),
      )
    const edge = loadBalancer('flask')
      .network(vpc)
      .http()
      .https({ certificate: 'flask.example.com' })
      .allowFrom('0.0.0.0/0')
    return stack('flask').add(
      service('flask').cluster(cluster.existing('flask')).taskDefinition(app).network(vpc).target(edge, 'nginx', 80),
      hostedZone('example.com').alias('flask.example.com', edge),
      securityGroup('rds-sg-flask').network(vpc).allowFrom(vpc, 3306),
    )
  },
}
