import { alarmRules, recommendedRules } from '../../src/validators/alarm.ts'
import { answerRules } from '../../src/validators/answer.ts'
import { autoScalingRules } from '../../src/validators/autoscaling.ts'
import { cachedImageRules } from '../../src/validators/cached-image.ts'
import { capacityProviderRules } from '../../src/validators/capacity-provider.ts'
import { strategyRules } from '../../src/validators/capacity-provider-strategy.ts'
import { certificateRules } from '../../src/validators/certificate.ts'
import { writtenServiceRules } from '../../src/validators/check-service.ts'
import { clusterRules } from '../../src/validators/cluster.ts'
import { discoveryServiceRules } from '../../src/validators/discovery-service.ts'
import { eventRuleRules } from '../../src/validators/event-rule.ts'
import { imageReferenceRules } from '../../src/validators/image-reference.ts'
import { imageSourceRules } from '../../src/validators/image-source.ts'
import { listenerRuleRules } from '../../src/validators/listener-rule.ts'
import { loadBalancerRules } from '../../src/validators/load-balancer.ts'
import { namespaceNameRules } from '../../src/validators/namespace.ts'
import { madeNetworkRules, networkRules } from '../../src/validators/network.ts'
import { networkLoadBalancerRules } from '../../src/validators/network-load-balancer.ts'
import { pullThroughCacheRuleRules } from '../../src/validators/pull-through-cache-rule.ts'
import { readingRules } from '../../src/validators/raw/findings.ts'
import { recordRules } from '../../src/validators/record.ts'
import { recordSettingRules } from '../../src/validators/record-settings.ts'
import { repositoryRules } from '../../src/validators/repository.ts'
import type { RuleFamily } from '../../src/validators/rule.ts'
import { scheduleRules } from '../../src/validators/schedule.ts'
import { groupRules } from '../../src/validators/security-group.ts'
import { admissionRules } from '../../src/validators/service/admission.ts'
import { connectLogRules } from '../../src/validators/service/connect-log.ts'
import { serviceRules } from '../../src/validators/service.ts'
import { resourceRules, stackRules } from '../../src/validators/stack.ts'
import { routedTargetRules, targetGroupRules } from '../../src/validators/target-group.ts'
import { taskRules } from '../../src/validators/task.ts'
import { taskDefinitionRules } from '../../src/validators/task-definition.ts'

type Family = Pick<RuleFamily<never>, 'codes' | 'docs'>

/** Every family of rules. */
export const families: readonly Family[] = [
  ...[
    readingRules,
    ...taskDefinitionRules,
    ...writtenServiceRules,
    serviceRules,
    strategyRules,
    autoScalingRules,
    alarmRules,
    recommendedRules,
    clusterRules,
    capacityProviderRules,
    networkRules,
    madeNetworkRules,
  ],
  ...[
    loadBalancerRules,
    networkLoadBalancerRules,
    routedTargetRules,
    answerRules,
    listenerRuleRules,
    targetGroupRules,
    recordRules,
    recordSettingRules,
    certificateRules,
    repositoryRules,
    pullThroughCacheRuleRules,
    cachedImageRules,
  ],
  ...[groupRules, admissionRules, namespaceNameRules, discoveryServiceRules, connectLogRules, taskRules],
  scheduleRules,
  eventRuleRules,
  ...[imageReferenceRules, imageSourceRules, stackRules, ...resourceRules],
]
