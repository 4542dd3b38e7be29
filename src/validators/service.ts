import * as z from 'zod/mini'
import type { ListenerRuleModel } from '../model/listener-rule.ts'
import type { ServiceModel } from '../model/service.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import { autoScalingRules } from './autoscaling.ts'
import { checkStrategy } from './capacity-provider-strategy.ts'
import { checkFields } from './fields.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

/** What the compiler and the run time say of a missing part. */
export const SERVICE_INCOMPLETE = {
  cluster: 'This service is incomplete: call .cluster()',
  taskDefinition: 'This service is incomplete: call .taskDefinition()',
  network: 'This service is incomplete: call .network()',
  target: 'requestsPerTarget counts the requests of a load balancer: call .target()',
} as const

type RequiredPart = 'cluster' | 'taskDefinition' | 'network'
type Part = keyof typeof SERVICE_INCOMPLETE

const PART_CODES = { cluster: 'CL-NAM-01', taskDefinition: 'SVC-TD-01', network: 'SVC-NET-01', target: 'AS-TT-04' }

/** A service as the rules read it: parts that are missing, or wrong in themselves, are not there. */
export interface ServiceDraft
  extends Omit<ServiceModel, 'kind' | 'id' | 'securityGroups' | 'targets' | RequiredPart>,
    Partial<Pick<ServiceModel, RequiredPart>> {
  readonly targets: readonly {
    readonly containerName: string
    readonly containerPort: number
    readonly targetGroup: Pick<TargetGroupModel, 'healthCheck'>
    readonly rules?: readonly Pick<ListenerRuleModel, 'listener'>[]
  }[]
  /** Parts that were never given. */
  readonly missing?: readonly Part[]
}

const docs = `${API}/API_CreateService.html`
const percent = {
  code: 'SVC-DEP-02',
  schema: z.int().check(z.minimum(0)),
  expected: 'a whole number of percent',
  docs: `${API}/API_DeploymentConfiguration.html`,
}

const FIELDS = {
  serviceName: {
    code: 'SVC-NAM-01',
    schema: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,255}$/)),
    expected: '1 to 255 letters, digits, hyphens and underscores',
    docs,
  },
  desiredCount: {
    code: 'SVC-SCH-03',
    schema: z.int().check(z.minimum(0)),
    expected: 'a whole number of 0 or more',
    docs,
  },
  platformVersion: {
    code: 'SVC-PV-01',
    schema: z.enum(['LATEST', '1.4.0', '1.3.0']),
    expected: 'LATEST, 1.4.0 or 1.3.0',
    docs,
  },
  healthCheckGracePeriodSeconds: {
    code: 'SVC-HGP-01',
    schema: z.int().check(z.minimum(0), z.maximum(2_147_483_647)),
    expected: 'a whole number of seconds from 0 to 2147483647',
    docs,
  },
  minimumHealthyPercent: percent,
  maximumPercent: percent,
  availabilityZoneRebalancing: {
    code: 'SVC-AZR-01',
    schema: z.enum(['ENABLED', 'DISABLED']),
    expected: 'ENABLED or DISABLED',
    docs,
  },
}

export const serviceRules: RuleFamily<ServiceDraft> = {
  docs,
  codes: [
    ...['SVC-NAM-01', 'SVC-SCH-03', 'SVC-PV-01', 'SVC-HGP-01', 'SVC-HGP-02', 'SVC-DEP-01', 'SVC-DEP-02'],
    ...['SVC-AZR-01', 'SVC-AZR-02', 'SVC-CPS-02', 'SVC-CPS-03', 'SVC-CPS-04', 'SVC-CPS-08', 'SVC-EXE-01'],
    ...['SVC-LB-02', 'SVC-LB-05', 'SVC-NET-04', 'TD-TAG-01', ...Object.values(PART_CODES), ...autoScalingRules.codes],
  ],
  check(service, report) {
    for (const part of service.missing ?? [])
      report({ code: PART_CODES[part], path: [part], message: SERVICE_INCOMPLETE[part], docs })
    checkFields(service, FIELDS, report)
    checkCapacity(service, report)
    checkDeployment(service, report)
    checkTargets(service, report)
    checkGracePeriod(service, report)
    if (service.enableExecuteCommand && service.taskDefinition && service.taskDefinition.taskRole === undefined) {
      const message =
        'ECS Exec needs a task role that may open ssmmessages channels; the task definition has no task role'
      const hint = 'call .allowExecuteCommand() on the task definition'
      const docs = `${DOCS}/ecs-exec.html`
      report({ code: 'SVC-EXE-01', severity: 'warning', path: ['enableExecuteCommand'], message, hint, docs })
    }
    if (service.autoScaling) {
      const inner: Report = finding => report({ ...finding, path: ['autoScaling', ...finding.path] })
      autoScalingRules.check(service.autoScaling, inner)
    }
    checkTags(service.tags, report)
  },
}

function checkCapacity(
  { capacityProviderStrategy, platformVersion, taskDefinition }: ServiceDraft,
  report: Report,
): void {
  checkStrategy(capacityProviderStrategy, 'capacityProviderStrategy', report)
  const spot = capacityProviderStrategy.some(item => item.capacityProvider === 'FARGATE_SPOT')
  if (spot && taskDefinition?.cpuArchitecture === 'ARM64' && platformVersion === '1.3.0') {
    const message = 'FARGATE_SPOT runs ARM64 tasks from platform version 1.4.0 on'
    const hint = 'use platform version LATEST'
    report({ code: 'SVC-CPS-08', path: ['platformVersion'], message, hint, docs })
  }
}

function checkDeployment(service: ServiceDraft, report: Report): void {
  const { availabilityZoneRebalancing, maximumPercent, minimumHealthyPercent } = service
  const docs = `${API}/API_DeploymentConfiguration.html`
  // Where one task may start beside the running ones, or one may stop, a rolling deployment can move.
  const count = Math.max(service.desiredCount, 1)
  const room = Math.floor((count * maximumPercent) / 100) - Math.ceil((count * minimumHealthyPercent) / 100)
  const path = ['minimumHealthyPercent']
  if (minimumHealthyPercent >= maximumPercent) {
    const message = `minimumHealthyPercent ${minimumHealthyPercent} is not below maximumPercent ${maximumPercent}: no deployment can start or stop a task`
    const hint = 'use for example 100 and 200'
    report({ code: 'SVC-DEP-01', severity: 'warning', path, message, hint, docs })
  } else if (room < 1) {
    const message = `With ${count} tasks, ${minimumHealthyPercent} and ${maximumPercent} percent leave no room to start or stop one`
    const hint = 'raise maximumPercent or lower minimumHealthyPercent'
    report({ code: 'SVC-DEP-02', severity: 'warning', path, message, hint, docs })
  }
  if (availabilityZoneRebalancing === 'ENABLED' && maximumPercent <= 100) {
    const message = `Availability Zone rebalancing needs a maximumPercent above 100, not ${maximumPercent}`
    const hint = "raise maximumPercent, or call .availabilityZoneRebalancing('DISABLED')"
    report({ code: 'SVC-AZR-02', path: ['availabilityZoneRebalancing'], message, hint, docs })
  }
}

function checkTargets({ network, targets, taskDefinition }: ServiceDraft, report: Report): void {
  if (targets.length > 5) {
    const message = `The service has ${targets.length} target groups; AWS documents at most 5`
    const hint = 'use fewer targets'
    report({ code: 'SVC-LB-05', severity: 'warning', path: ['targets'], message, hint, docs })
  }
  for (const { containerName, containerPort, rules } of targets) {
    const loadBalancer = rules?.[0]?.listener.loadBalancer
    if (!network || !loadBalancer || loadBalancer.network.vpcId === network.vpcId) continue
    const message = `Load balancer ${loadBalancer.name} is in network "${loadBalancer.network.id}", the service in "${network.id}"`
    const path = ['targets', containerName, containerPort]
    report({ code: 'SVC-NET-04', path, message, hint: 'give both the same network', docs })
  }
  if (!taskDefinition) return
  for (const { containerName, containerPort } of targets) {
    const container = taskDefinition.containers.find(({ name }) => name === containerName)
    if (container?.portMappings.some(port => port.containerPort === containerPort && port.protocol === 'tcp')) continue
    const path = ['targets', containerName, containerPort]
    const message = container
      ? `The container ${containerName} did not have a container port ${containerPort} defined`
      : `The task definition has no container ${containerName}`
    const known = container
      ? container.portMappings.map(port => port.containerPort)
      : taskDefinition.containers.map(({ name }) => name)
    const hint = `use ${known.join(' or ') || 'a container with .port()'}`
    report({ code: 'SVC-LB-02', path, message, hint, docs: `${API}/API_LoadBalancer.html` })
  }
}

function checkGracePeriod(
  { healthCheckGracePeriodSeconds: seconds, targets, taskDefinition }: ServiceDraft,
  report: Report,
): void {
  if (seconds === undefined) return
  const finding = { severity: 'warning', path: ['healthCheckGracePeriodSeconds'], docs } as const
  const checked = targets.length > 0 || taskDefinition?.containers.some(container => container.healthCheck)
  if (taskDefinition && !checked) {
    const message = 'The health check grace period is unused: nothing checks the health of this service'
    report({ ...finding, code: 'SVC-HGP-01', message, hint: 'call .target(), or leave the grace period out' })
  }
  const slowest = Math.max(
    0,
    ...targets.map(
      ({ targetGroup: { healthCheck } }) => healthCheck.intervalSeconds * healthCheck.unhealthyThresholdCount,
    ),
  )
  if (seconds < slowest) {
    const message = `A grace period of ${seconds} s is shorter than the ${slowest} s after which a failing target is unhealthy`
    report({ ...finding, code: 'SVC-HGP-02', message, hint: `use ${slowest} or more if the service starts slowly` })
  }
}
