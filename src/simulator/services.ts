import type { Operations } from './operation.ts'
import type { ServiceName } from './service-name.ts'

/** What the simulated account can do, by service. */
export const services: Readonly<Record<ServiceName, Operations>> = {
  acm: {},
  applicationAutoScaling: {},
  cloudWatchLogs: {},
  ec2: {},
  ecr: {},
  ecs: {},
  elbv2: {},
  iam: {},
  route53: {},
  sts: {},
}
