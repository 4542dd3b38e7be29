import { cluster, namespace, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const surrealdb: System = {
  program(tag) {
    const vpc = network.default()
    const definition = taskDefinition('surrealdb')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .architecture('ARM64')
      .efsVolume('data', {
        fileSystemId: 'fs-0123456789abcdef0',
        transitEncryption: 'ENABLED',
        authorizationConfig: { iam: 'ENABLED' },
      })
      .container('db', c =>
        c
          .image(`surrealdb/surrealdb:${tag}`)
          .mountPoint('data', '/data')
          .port(8080)
          .command(
            'start',
            '--bind',
            '0.0.0.0:8080',
            '--log',
            'info',
            '--user',
            'root',
            'surrealkv://data/data.skv',
            '--allow-scripting',
          ),
      )
    const db = service('surrealdb')
      .cluster(cluster('surrealdb'))
      .taskDefinition(definition)
      .network(vpc)
      .discoverable(namespace.privateDns('sst', { network: vpc }))
      .allowFrom(vpc, 8080)
      .desiredCount(1)
    return stack('surrealdb').add(db, securityGroup('efs').network(vpc).allowFrom(db, 2049))
  },
}
