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

export const vllmGpu: System = {
  given: coreInfra,
  program(tag) {
    const vpc = network.existing({ name: 'core-infra', subnets: { tags: { Name: 'core-infra-private-b' } } })
    const inside = securityGroup('ecs-demo-vllm-gpu').network(vpc).allowFrom(vpc, 'all')
    const reached = securityGroup('vllm-inference-service').network(vpc).allowFrom('10.0.0.0/8', 'all')
    const gpus = capacityProvider('vllm_inference').instances({
      types: ['g5.12xlarge'],
      min: 1,
      max: 1,
      image: 'al2023-gpu',
      network: vpc,
      securityGroups: [inside],
      role: SSM_AND_AGENT,
      volume: { size: 200, encrypted: false },
      userData: gpuAgent('EcsBlueprints/vllm'),
      managedScaling: { targetCapacity: 60, maximumScalingStepSize: 1 },
      managedTerminationProtection: false,
    })
    const demo = cluster('ecs-demo-vllm-gpu')
      .capacityProvider(gpus)
      .capacityProviders({ vllm_inference: { weight: 1, base: 1 } })
    const vllm = taskDefinition('vllm_inference_service')
      .ec2()
      .cpu(10)
      .memory(180)
      .allowExecuteCommand()
      .taskRole({ managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })
      .dockerVolume('cache_huggingface', { scope: 'shared', driver: 'local', autoprovision: true })
      .container('vllm', c =>
        c
          .image(`vllm/vllm-openai:v0.10.${tag}`)
          .cpu(10240)
          .memory(184320)
          .memoryReservation(184320)
          .command('--tensor-parallel-size', '4', '--model', 'unsloth/Meta-Llama-3.1-8B-Instruct')
          .sharedMemorySize(20480)
          .gpus(4)
          .mountPoint('cache_huggingface', '/.cache/huggingface')
          .port(8000),
      )
    const inference = service('vllm_inference_service')
      .cluster(demo)
      .taskDefinition(vllm)
      .network(vpc)
      .capacityProviderStrategy({ vllm_inference: { weight: 1, base: 1 } })
      .securityGroups(reached)
      .minimumHealthyPercent(0)
      .executeCommand()
      .desiredCount(1)
    return stack('vllm')
      .tags({ Blueprint: 'ecs-demo-vllm-gpu', GithubRepo: 'github.com/aws-ia/ecs-blueprints' })
      .add(inference)
  },
}
