import type { AutoScalingSettings } from '../model/autoscaling.ts'
import { type Deferrable, placeholder } from '../model/deferred.ts'
import type { Model } from '../model/index.ts'
import { requestOf, resolved, type ServiceRequest } from '../model/service-request.ts'
import { ecs } from './api/ecs.ts'
import { autoScalingRules } from './autoscaling.ts'
import { draftOfModel } from './draft.ts'
import { foreignMember } from './foreign.ts'
import { Findings } from './raw/findings.ts'
import { Reading, readerOf } from './raw/reader.ts'
import type { RawService } from './raw/service-shape.ts'
import { API, type Finding, type Report, type RuleFamily } from './rule.ts'
import type { CheckedService } from './service/checked-service.ts'
import { serviceFamilies } from './service/families.ts'
import { instanceRules } from './service/instances.ts'
import { NOT_COUNTED } from './service/sentences.ts'
import { SERVICE_INCOMPLETE, type ServiceDraft } from './service/service-draft.ts'
import { targetRules } from './service/targets.ts'
import { checkTags } from './tags.ts'

// What is missing from the whole is said in the words of the builder
const readPart = readerOf<object>(ecs, 'CreateServiceRequest', { partial: true })

const PART_CODES = { cluster: 'CL-NAM-01', taskDefinition: 'SVC-TD-01', network: 'SVC-NET-01', target: 'AS-TT-04' }

const docs = `${API}/API_CreateService.html`
const scalingDocs =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html'

/** The rules of a service of a builder: those of every service, and what only a builder knows. */
export const serviceRules: RuleFamily<ServiceDraft> = {
  docs,
  codes: [
    ...new Set([
      ...Object.values(PART_CODES),
      ...[...serviceFamilies, targetRules, instanceRules, autoScalingRules].flatMap(({ codes }) => codes),
      ...['TD-TAG-01', 'AS-TT-03', 'AS-TT-08', 'AS-TT-14'],
    ]),
  ],
  check(service, report) {
    for (const part of service.missing ?? [])
      report({ code: PART_CODES[part], path: [part], message: SERVICE_INCOMPLETE[part], docs })
    for (const member of service.foreign ?? []) report(foreignMember('CreateServiceRequest', member, [member]))
    const checked = checkedOf(service)
    const { definition: _, ...request } = checked
    const reading = new Reading()
    readPart(request, reading)
    const findings = new Findings(reading)
    const add: Report = finding => findings.add(finding, [])
    for (const family of serviceFamilies) family.check(checked, add)
    for (const finding of findings.all()) report(named(finding, service))
    targetRules.check(service, report)
    instanceRules.check(service, report)
    if (service.autoScaling) {
      const inner: Report = finding => report({ ...finding, path: ['autoScaling', ...finding.path] })
      autoScalingRules.check(service.autoScaling, inner)
      checkForecast(service.autoScaling, service.targets, inner)
      checkInsights(service.autoScaling, service.cluster, inner)
      checkResolution(service.autoScaling, service.raw, inner)
    }
    checkTags(service.tags, report)
  },
}

/** Where two target groups take turns, a forecast would look at the one that is idle after every other deployment. */
function checkForecast(
  { predictivePolicies }: AutoScalingSettings,
  targets: ServiceDraft['targets'],
  report: Report,
): void {
  if (!targets.some(({ shift }) => shift)) return
  for (const { metric, name } of predictivePolicies) {
    if (metric.type !== 'ALBRequestCount') continue
    const hint = 'forecast cpu or memory, or use a rolling deployment'
    report({ code: 'AS-TT-08', path: ['policies', name], message: NOT_COUNTED, hint, docs: scalingDocs })
  }
}

/** ECS measures every 20 seconds only what the service says: it comes before the policy. */
function checkResolution({ policies }: AutoScalingSettings, raw: ServiceDraft['raw'], report: Report): void {
  const fine = (raw?.monitoring?.metricConfigurations ?? [])
    .filter(({ resolutionSeconds }) => resolutionSeconds === 20)
    .flatMap(({ metricNames = [] }) => metricNames)
  for (const { metric, name } of policies) {
    const [, measured = ''] = /^ECSServiceAverage(.*)HighResolution$/.exec(metric.type) ?? []
    if (measured === '' || fine.some(each => each === measured)) continue
    const message = `highResolution needs what ECS measures every 20 seconds, and it measures ${measured} every minute`
    const hint = `call .raw({ monitoring: { metricConfigurations: [{ metricNames: ['${measured}'], resolutionSeconds: 20 }] } })`
    report({ code: 'AS-TT-03', path: ['policies', name], message, hint, docs: scalingDocs })
  }
}

/** A backlog is divided by the running tasks, which Container Insights alone measures. */
function checkInsights({ policies }: AutoScalingSettings, cluster: ServiceDraft['cluster'], report: Report): void {
  if (!cluster || cluster.existing || cluster.containerInsights !== 'disabled') return
  for (const { metric, name } of policies) {
    if (metric.type !== 'backlog') continue
    const message =
      'A backlog per task needs the number of running tasks, which Container Insights of the cluster measures'
    const hint = `call .containerInsights() on cluster ${cluster.clusterName}`
    report({ code: 'AS-TT-14', severity: 'warning', path: ['policies', name], message, hint, docs: scalingDocs })
  }
}

/** The service as AWS will be asked for it. */
function checkedOf(draft: ServiceDraft): CheckedService {
  const request = writtenRequest(requestOf(draft))
  const { taskDefinition, serviceName } = draft
  return {
    ...request,
    serviceName,
    ...(draft.networked && !draft.network && { networkConfiguration: { awsvpcConfiguration: { subnets: ['-'] } } }),
    ...(taskDefinition && { taskDefinition: taskDefinition.family, definition: draftOfModel(taskDefinition) }),
  }
}

/** A request as JSON would have it. */
export const writtenRequest = (request: Deferrable<ServiceRequest>): RawService =>
  resolved(request, standIn, placeholder) as RawService

/** What stands for the ARN of a resource that is not there yet. */
function standIn(resource: Model): unknown {
  if (resource.kind === 'network')
    return resource.existing && Array.isArray(resource.subnets) ? resource.subnets : ['-']
  if (resource.kind === 'log-group') return { 'awslogs-group': resource.logGroupName }
  if (resource.kind === 'listener-rule') return `arn:aws:elasticloadbalancing:::listener-rule/app/${resource.id}`
  if (resource.kind === 'listener') return `arn:aws:elasticloadbalancing:::listener/net/${resource.id}`
  return `arn:aws::::${resource.kind}/${resource.id}`
}

function named(finding: Finding, { targets }: ServiceDraft): Finding {
  const [field, at, ...rest] = finding.path
  const target = field === 'loadBalancers' && typeof at === 'number' ? targets[at] : undefined
  return target ? { ...finding, path: ['targets', target.containerName, target.containerPort, ...rest] } : finding
}
