import type { Model } from '../model/index.ts'
import type { ServiceModel } from '../model/service.ts'
import { requestOf, resolved } from '../model/service-request.ts'
import { autoScalingRules } from './autoscaling.ts'
import { draftOf } from './draft.ts'
import type { RawService } from './raw/service-shape.ts'
import { API, type Finding, type Report, type RuleFamily } from './rule.ts'
import type { CheckedService } from './service/checked-service.ts'
import { serviceFamilies } from './service/families.ts'
import { targetRules } from './service/targets.ts'
import { checkTags } from './tags.ts'

/** What the compiler and the run time say of a missing part. */
export const SERVICE_INCOMPLETE = {
  cluster: 'This service is incomplete: call .cluster()',
  taskDefinition: 'This service is incomplete: call .taskDefinition()',
  network: 'This service is incomplete: call .network()',
  target: 'requestsPerTarget counts the requests of a load balancer: call .target()',
} as const

type RequiredPart = 'cluster' | 'taskDefinition'
type Part = keyof typeof SERVICE_INCOMPLETE

const PART_CODES = { cluster: 'CL-NAM-01', taskDefinition: 'SVC-TD-01', network: 'SVC-NET-01', target: 'AS-TT-04' }

/** A service as the rules read it: parts that are missing, or wrong in themselves, are not there. */
export interface ServiceDraft
  extends Omit<ServiceModel, 'kind' | 'id' | RequiredPart>,
    Partial<Pick<ServiceModel, RequiredPart>> {
  /** Parts that were never given. */
  readonly missing?: readonly Part[]
  /** It has a network, though that may be wrong in itself or yet to be given. */
  readonly networked: boolean
}

const docs = `${API}/API_CreateService.html`

/** The rules of a service of a builder: those of every service, and what only a builder knows. */
export const serviceRules: RuleFamily<ServiceDraft> = {
  docs,
  codes: [
    ...new Set([
      ...Object.values(PART_CODES),
      ...[...serviceFamilies, targetRules, autoScalingRules].flatMap(({ codes }) => codes),
      'TD-TAG-01',
    ]),
  ],
  check(service, report) {
    for (const part of service.missing ?? [])
      report({ code: PART_CODES[part], path: [part], message: SERVICE_INCOMPLETE[part], docs })
    const checked = checkedOf(service)
    for (const family of serviceFamilies) family.check(checked, finding => report(named(finding, service)))
    targetRules.check(service, report)
    if (service.autoScaling) {
      const inner: Report = finding => report({ ...finding, path: ['autoScaling', ...finding.path] })
      autoScalingRules.check(service.autoScaling, inner)
    }
    checkTags(service.tags, report)
  },
}

/** The service as AWS will be asked for it. */
function checkedOf(draft: ServiceDraft): CheckedService {
  const request = resolved(requestOf(draft), standIn) as RawService
  const { taskDefinition, serviceName } = draft
  return {
    ...request,
    serviceName,
    ...(draft.networked && !draft.network && { networkConfiguration: { awsvpcConfiguration: { subnets: ['-'] } } }),
    ...(taskDefinition && { taskDefinition: taskDefinition.family, definition: draftOf(taskDefinition) }),
  }
}

/** What stands for the ARN of a resource that is not there yet. */
function standIn(resource: Model): unknown {
  if (resource.kind === 'network') return resource.subnets ?? ['-']
  if (resource.kind === 'listener-rule') return `arn:aws:elasticloadbalancing:::listener-rule/app/${resource.id}`
  return `arn:aws::::${resource.kind}/${resource.id}`
}

function named(finding: Finding, { targets }: ServiceDraft): Finding {
  const [field, at, ...rest] = finding.path
  const target = field === 'loadBalancers' && typeof at === 'number' ? targets[at] : undefined
  return target ? { ...finding, path: ['targets', target.containerName, target.containerPort, ...rest] } : finding
}
