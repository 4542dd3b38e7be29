import { operations as applicationAutoScaling } from './application-auto-scaling/index.ts'
import { resources as scalingResources } from './application-auto-scaling/state.ts'
import { operations as cloudWatchLogs } from './cloud-watch-logs/index.ts'
import { resources as logResources } from './cloud-watch-logs/state.ts'
import { operations as ec2 } from './ec2/index.ts'
import { resources as networkResources } from './ec2/state.ts'
import { operations as ecs } from './ecs/index.ts'
import { resources as containerResources } from './ecs/state.ts'
import { operations as iam } from './iam/index.ts'
import { resources as identityResources } from './iam/state.ts'
import type { Operations, World } from './operation.ts'
import type { ServiceName } from './service-name.ts'
import { operations as sts } from './sts/index.ts'

/** One simulated AWS service. */
export interface Service {
  readonly operations: Operations
  /** The ids of what exists beyond a new account. */
  resources(world: World): readonly string[]
}

/** What the simulated account can do. */
export const services: Readonly<Record<ServiceName, Service>> = {
  acm: { operations: {}, resources: () => [] },
  applicationAutoScaling: { operations: applicationAutoScaling, resources: scalingResources },
  cloudWatchLogs: { operations: cloudWatchLogs, resources: logResources },
  ec2: { operations: ec2, resources: networkResources },
  ecr: { operations: {}, resources: () => [] },
  ecs: { operations: ecs, resources: containerResources },
  elbv2: { operations: {}, resources: () => [] },
  iam: { operations: iam, resources: identityResources },
  route53: { operations: {}, resources: () => [] },
  sts: { operations: sts, resources: () => [] },
}
