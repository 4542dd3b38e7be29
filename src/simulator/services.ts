import type { ServiceName } from '../aws/service-name.ts'
import * as acm from './acm/index.ts'
import * as applicationAutoScaling from './application-auto-scaling/index.ts'
import * as autoScaling from './auto-scaling/index.ts'
import * as cloudWatch from './cloud-watch/index.ts'
import * as cloudWatchLogs from './cloud-watch-logs/index.ts'
import * as ec2 from './ec2/index.ts'
import * as ecr from './ecr/index.ts'
import * as ecs from './ecs/index.ts'
import * as elbv2 from './elbv2/index.ts'
import * as eventBridge from './event-bridge/index.ts'
import * as iam from './iam/index.ts'
import * as kms from './kms/index.ts'
import { resourceGroupsTaggingAPI } from './resource-groups-tagging-api/index.ts'
import * as route53 from './route53/index.ts'
import * as scheduler from './scheduler/index.ts'
import * as secretsManager from './secrets-manager/index.ts'
import type { Service } from './service.ts'
import * as serviceDiscovery from './service-discovery/index.ts'
import * as ssm from './ssm/index.ts'
import * as sts from './sts/index.ts'
import * as wafv2 from './wafv2/index.ts'

const others = {
  acm,
  applicationAutoScaling,
  autoScaling,
  cloudWatch,
  cloudWatchLogs,
  ec2,
  ecr,
  ecs,
  elbv2,
  eventBridge,
  iam,
  kms,
  route53,
  scheduler,
  secretsManager,
  serviceDiscovery,
  ssm,
  sts,
  wafv2,
}

/** What the simulated account can do. */
export const services: Readonly<Record<ServiceName, Service>> = {
  ...others,
  resourceGroupsTaggingAPI: resourceGroupsTaggingAPI(Object.values(others)),
}
