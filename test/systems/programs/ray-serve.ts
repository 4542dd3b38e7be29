import {
  capacityProvider,
  cluster,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { coreInfra } from '../given.ts'
import type { System } from '../system.ts'
import { gpuAgent, SSM_AND_AGENT } from './gpu-agent.ts'

const NAME = 'ecs-demo-distributed-ml-inference'
const SIZE = '--num-cpus=10 --num-gpus=4 --memory=193273528320 --metrics-export-port=8080'

export const rayServe: System = {
  given: coreInfra,
  program(tag) {
    const vpc = network.existing({ name: 'core-infra', subnets: { tags: { Name: 'core-infra-private-b' } } })
    const inside = securityGroup(NAME).network(vpc).allowFrom(vpc, 'all')
    const reached = securityGroup('ray').network(vpc).allowFrom('10.0.0.0/8', 'all')
    const gpus = (provider: string, count: number) =>
      capacityProvider(provider).instances({
        types: ['g5.12xlarge'],
        min: count,
        max: count,
        image: 'al2023-gpu',
        network: vpc,
        securityGroups: [inside],
        placementGroup: 'ml-inference',
        role: SSM_AND_AGENT,
        volume: { size: 200, encrypted: false },
        userData: gpuAgent('EcsBlueprints/DistributedInferenceRay'),
        managedScaling: { targetCapacity: 60, maximumScalingStepSize: 1 },
        managedTerminationProtection: false,
      })
    const demo = cluster(NAME)
      .capacityProvider(gpus('distributed_ml_inference_head', 1))
      .capacityProvider(gpus('distributed_ml_inference_workers', 2))
      .capacityProviders({ distributed_ml_inference_head: { weight: 1, base: 1 } })
    const ray = (family: string, start: string, sharedMemory: number) =>
      taskDefinition(family)
        .ec2()
        .cpu(10)
        .memory(180)
        .allowExecuteCommand()
        .taskRole({ managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })
        .dockerVolume('tmp', { scope: 'shared', driver: 'local', autoprovision: true })
        .container(family, c =>
          c
            .image(`anyscale/ray-llm:2.49.${tag}-py311-cu128`)
            .user('1000')
            .cpu(10240)
            .memory(184320)
            .memoryReservation(184320)
            .command('/bin/bash', '-lc', '--', `ulimit -n 65536; ray start --block ${SIZE} ${start}`)
            .environment({ NCCL_DEBUG: 'INFO', NCCL_SOCKET_IFNAME: 'eth0' })
            .sharedMemorySize(sharedMemory)
            .gpus(4)
            .mountPoint('tmp', '/tmp'),
        )
    const head = service('distributed_ml_inference_head_service')
      .cluster(demo)
      .taskDefinition(ray('ray_head', '--head --dashboard-host=0.0.0.0', 20480))
      .network(vpc)
      .capacityProviderStrategy({ distributed_ml_inference_head: { weight: 1, base: 1 } })
      .discoverable('default.core-infra.local', { name: 'head', ttl: 300 })
      .securityGroups(reached)
      .minimumHealthyPercent(0)
      .executeCommand()
      .desiredCount(1)
    const workers = service('distributed_ml_inference_worker_service')
      .cluster(demo)
      .taskDefinition(ray('ray_worker', '--address=head.default.core-infra.local:6379', 10240))
      .network(vpc)
      .capacityProviderStrategy({ distributed_ml_inference_workers: { weight: 1, base: 1 } })
      .securityGroups(reached)
      .minimumHealthyPercent(0)
      .executeCommand()
      .desiredCount(2)
    return stack('ray').tags({ Blueprint: NAME, GithubRepo: 'github.com/aws-ia/ecs-blueprints' }).add(head, workers)
  },
}
