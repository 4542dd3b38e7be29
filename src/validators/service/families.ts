import type { RuleFamily } from '../rule.ts'
import type { CheckedService } from './checked-service.ts'
import { deploymentRules } from './deployment.ts'
import { discoveryRules } from './discovery.ts'
import { serviceCredentialRules } from './exposed-credentials.ts'
import { hookRules } from './hooks.ts'
import { launchRules } from './launch.ts'
import { loadBalancingRules } from './load-balancers.ts'
import { monitoringRules } from './monitoring.ts'
import { serviceNetworkRules } from './network.ts'
import { schedulingRules } from './scheduling.ts'
import { ebsRules } from './volumes.ts'

/** The rules that services of builders and services written as JSON have in common, in the order of their issues. */
export const serviceFamilies: readonly RuleFamily<CheckedService>[] = [
  ...[schedulingRules, launchRules, serviceNetworkRules, loadBalancingRules, deploymentRules, hookRules],
  ...[discoveryRules, monitoringRules, ebsRules, serviceCredentialRules],
]
