import { capacityProvider, cluster, namespace, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { vpc as given } from '../given.ts'
import type { System } from '../system.ts'

export const sstGpus: System = {
  given: async account => void (await given(account, 'MyVpc')),
  program(tag) {
    const vpc = network.existing({ name: 'MyVpc', subnets: { tags: { Name: 'MyVpc-private-*' } } })
    const gpus = capacityProvider('service-gpu-example').managedInstances({
      network: vpc,
      // A g4dn.xlarge has 4 vCPUs and 16 GiB.
      instanceRequirements: {
        vCpuCount: { min: 4 },
        memoryMiB: { min: 10_240 },
        acceleratorTypes: ['gpu'],
        acceleratorManufacturers: ['nvidia'],
        acceleratorNames: ['t4'],
        acceleratorCount: { min: 1 },
      },
    })
    const prod = cluster('MyCluster').capacityProvider(gpus)
    const task = taskDefinition('MyService')
      .managedInstances()
      .cpu(4)
      .memory(10)
      .container('MyService', c => c.image(`ghcr.io/example/gpu:${tag}`).port(8000).gpus(1))
    return stack('service-gpu-example').add(
      service('MyService')
        .cluster(prod)
        .taskDefinition(task)
        .network(vpc)
        .capacityProviderStrategy({ 'service-gpu-example': { weight: 1 } })
        .discoverable(namespace.privateDns('sst', { network: vpc }), { record: 'SRV', port: 8000, ttl: 60 })
        .desiredCount(1),
    )
  },
}
