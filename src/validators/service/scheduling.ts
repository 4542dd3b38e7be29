import { missingForExec } from '../../model/exec-rights.ts'
import { ECS_NAME } from '../ecs-name.ts'
import { quoted } from '../quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from '../rule.ts'
import { asksForFargate, type CheckedService, controllerOf, onlyOnFargate } from './checked-service.ts'
import { NOT_HERE, NOT_OF_A_DAEMON, notWhole } from './sentences.ts'

const SPREAD = /^(instanceId|host|attribute:.+)$/i
const docs = `${API}/API_CreateService.html`
const EXECUTE_HINT = 'add a task role; .allowExecuteCommand() of the builder of the task definition makes one'

/** Rules about how many tasks run, and on which instances. */
export const schedulingRules: RuleFamily<CheckedService> = {
  codes: [
    ...['SVC-NAM-01', 'SVC-SCH-01', 'SVC-SCH-02', 'SVC-SCH-03', 'SVC-SCH-04', 'SVC-SCH-05', 'SVC-SCH-06'],
    'SVC-PLC-01',
    ...['SVC-PLC-02', 'SVC-PLC-03', 'SVC-AZR-01', 'SVC-AZR-02', 'SVC-TAG-01', 'SVC-EXE-01', 'CD-ROF-01'],
  ],
  docs,
  check(service, report) {
    checkIdentity(service, report)
    checkScheduling(service, report)
    checkPlacement(service, report)
    checkRebalancing(service, report)
    checkOptions(service, report)
  },
}

function checkIdentity(service: CheckedService, report: Report): void {
  const { serviceName } = service
  if (!ECS_NAME.test(serviceName ?? '')) {
    const message = serviceName ? `${quoted(serviceName)} is not a service name` : 'The service has no name'
    const hint = 'use 1 to 255 letters, digits, hyphens and underscores'
    report({ code: 'SVC-NAM-01', path: ['serviceName'], message, hint, docs })
  }
}

const DAEMONS = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service-options.html'

function checkScheduling(service: CheckedService, report: Report): void {
  const { schedulingStrategy: strategy, desiredCount, serviceArn, deploymentConfiguration: deployment } = service
  if (desiredCount !== undefined && (!Number.isInteger(desiredCount) || desiredCount < 0)) {
    const message = notWhole('desiredCount', desiredCount)
    report({ code: 'SVC-SCH-03', path: ['desiredCount'], message, hint: 'use for example 2', docs })
  }
  if (strategy !== undefined && strategy !== 'REPLICA' && strategy !== 'DAEMON') {
    const message = `${quoted(strategy)} is not a scheduling strategy`
    report({ code: 'SVC-SCH-01', path: ['schedulingStrategy'], message, hint: 'use REPLICA or DAEMON', docs })
  }
  if (strategy !== 'DAEMON') return
  const path = ['schedulingStrategy']
  if (asksForFargate(service)) {
    report({ code: 'SVC-SCH-01', path, message: NOT_HERE.daemon, hint: 'use REPLICA', docs })
  }
  if (controllerOf(service) !== 'ECS') {
    const message = `Deployment controller ${controllerOf(service)} does not support the DAEMON scheduling strategy`
    report({ code: 'SVC-SCH-01', path, message, hint: 'use REPLICA', docs })
  }
  // What describe gives for a daemon is the number that runs
  if (desiredCount !== undefined && serviceArn === undefined) {
    const message = 'The daemon scheduling strategy does not support a desired count for services'
    const hint = 'Remove the desired count value and try again'
    // 0 is what tools write for "not set"
    const severity = desiredCount === 0 ? 'warning' : 'error'
    report({ code: 'SVC-SCH-02', severity, path: ['desiredCount'], message, hint, docs })
  }
  if ((service.capacityProviderStrategy ?? []).length > 0 && !asksForFargate(service)) {
    // https://github.com/aws/containers-roadmap/issues/692
    const message = NOT_OF_A_DAEMON.capacityProviders
    const hint = 'use launchType EC2 or EXTERNAL'
    report({ code: 'SVC-SCH-02', path: ['capacityProviderStrategy'], message, hint, docs })
  }
  if ((service.placementStrategy ?? []).length > 0) {
    const message = NOT_OF_A_DAEMON.placementStrategies
    report({ code: 'SVC-SCH-02', path: ['placementStrategy'], message, hint: 'Remove the placement strategy', docs })
  }
  if ((service.volumeConfigurations ?? []).length > 0) {
    const message = NOT_OF_A_DAEMON.volumes
    report({ code: 'SVC-SCH-02', path: ['volumeConfigurations'], message, hint: 'remove them', docs })
  }
  const { maximumPercent: max, minimumHealthyPercent: min, strategy: shift = 'ROLLING' } = deployment ?? {}
  if (shift !== 'ROLLING') {
    const message = `A daemon has exactly one task on each instance, and AWS does not say where strategy ${shift} runs the next version beside it`
    const at = ['deploymentConfiguration', 'strategy']
    report({ code: 'SVC-SCH-06', severity: 'warning', path: at, message, hint: 'use ROLLING', docs: DAEMONS })
  }
  if (max !== undefined && max !== 100) {
    const message = NOT_OF_A_DAEMON.maximumPercent
    const at = ['deploymentConfiguration', 'maximumPercent']
    report({ code: 'SVC-SCH-04', path: at, message, hint: 'Change the maximumPercent value to 100', docs })
  }
  if (min !== undefined && min >= 100) {
    const message = 'A daemon with minimumHealthyPercent 100 can never be deployed again'
    const at = ['deploymentConfiguration', 'minimumHealthyPercent']
    report({ code: 'SVC-SCH-05', path: at, message, hint: 'use 0 to 99', docs })
  }
}

function checkPlacement(service: CheckedService, report: Report): void {
  const { placementConstraints = [], placementStrategy = [] } = service
  const code = 'SVC-PLC-01'
  const constraints = ['placementConstraints']
  const strategies = ['placementStrategy']
  if (asksForFargate(service)) {
    for (const [path, rule] of [
      [constraints, code],
      [strategies, 'SVC-PLC-03'],
    ] as const) {
      const list = path === constraints ? placementConstraints : placementStrategy
      if (list.length === 0) continue
      const message = path === constraints ? NOT_HERE.placementConstraints : NOT_HERE.placementStrategy
      report({ code: rule, path, message, hint: 'remove them', docs })
    }
    return
  }
  if (placementConstraints.length > 10) {
    const message = `${placementConstraints.length} placement constraints are more than 10`
    report({ code, path: constraints, message, hint: 'remove some', docs })
  }
  for (const [at, { type, expression }] of placementConstraints.entries()) {
    const path = [...constraints, at]
    if (type !== 'distinctInstance' && type !== 'memberOf') {
      const message = `${quoted(type)} is not a placement constraint`
      report({ code, path, message, hint: 'use memberOf or distinctInstance', docs })
    } else if (type === 'distinctInstance' ? Boolean(expression) : !expression || expression.length > 2000) {
      const message =
        type === 'memberOf' ? 'memberOf needs an expression of at most 2000 characters' : `${type} has no expression`
      report({ code: 'SVC-PLC-02', path, message, hint: 'mend the expression', docs })
    }
  }
  if (placementStrategy.length > 5) {
    const message = `${placementStrategy.length} placement strategies are more than 5`
    report({ code: 'SVC-PLC-03', path: strategies, message, hint: 'remove some', docs })
  }
  for (const [at, { type, field }] of placementStrategy.entries()) {
    const problem = strategyProblem(type?.toLowerCase(), field)
    if (problem === undefined) continue
    report({ code: 'SVC-PLC-03', path: [...strategies, at], message: problem, hint: 'mend the strategy', docs })
  }
}

function strategyProblem(type: string | undefined, field = ''): string | undefined {
  if (type === 'random') return field === '' ? undefined : 'random has no field'
  if (type === 'spread') return SPREAD.test(field) ? undefined : 'spread is by instanceId, host or attribute:<name>'
  if (type === 'binpack') return /^(cpu|memory)$/i.test(field) ? undefined : 'binpack is by cpu or memory'
  return `${quoted(type)} is not a placement strategy`
}

function checkRebalancing(service: CheckedService, report: Report): void {
  const { availabilityZoneRebalancing: value, deploymentConfiguration, schedulingStrategy, placementStrategy } = service
  const path = ['availabilityZoneRebalancing']
  if (value !== undefined && value !== 'ENABLED' && value !== 'DISABLED') {
    const message = `availabilityZoneRebalancing is ${quoted(value)}`
    report({ code: 'SVC-AZR-01', path, message, hint: 'use ENABLED or DISABLED', docs })
  }
  if (value !== 'ENABLED') return
  const first = placementStrategy?.[0]
  const zone = 'attribute:ecs.availability-zone'
  const reasons = [
    Number(deploymentConfiguration?.maximumPercent ?? 200) <= 100 && 'a maximumPercent above 100',
    service.loadBalancers?.some(({ loadBalancerName }) => loadBalancerName) && 'no Classic Load Balancer',
    service.launchType === 'EXTERNAL' && 'Fargate or instances of EC2',
    first && !(first.type === 'spread' && first.field === zone) && `${zone} as the first placement strategy`,
    service.placementConstraints?.some(({ expression }) => expression?.includes(zone)) &&
      `no placement constraint on ${zone}`,
  ]
  if (schedulingStrategy === 'DAEMON') {
    report({ code: 'SVC-AZR-02', path, message: NOT_OF_A_DAEMON.rebalancing, hint: 'set it to DISABLED', docs })
  }
  for (const reason of reasons) {
    if (!reason) continue
    const message = `Availability Zone rebalancing needs ${reason}`
    report({ code: 'SVC-AZR-02', path, message, hint: 'or set it to DISABLED', docs })
  }
}

function checkOptions(service: CheckedService, report: Report): void {
  const { propagateTags, enableECSManagedTags, enableExecuteCommand, definition } = service
  if (propagateTags !== undefined && !['TASK_DEFINITION', 'SERVICE', 'NONE'].includes(propagateTags)) {
    const message = `propagateTags is ${quoted(propagateTags)}`
    const hint = 'use TASK_DEFINITION, SERVICE or NONE'
    report({ code: 'SVC-TAG-01', path: ['propagateTags'], message, hint, docs })
  } else if (enableECSManagedTags && propagateTags === undefined) {
    const message = 'enableECSManagedTags asks for propagateTags as well'
    report({ code: 'SVC-TAG-01', severity: 'warning', path: ['propagateTags'], message, hint: 'add "SERVICE"', docs })
  }
  if (!enableExecuteCommand || !definition) return
  const page = `${DOCS}/ecs-exec.html`
  const path = ['enableExecuteCommand']
  if (!definition.taskRole) {
    // On instances their own role may do: https://github.com/aws-containers/amazon-ecs-exec-checker
    const severity = asksForFargate(service) || onlyOnFargate(definition) ? 'error' : 'warning'
    const message =
      'ECS Exec needs a task role that may open ssmmessages channels, and a valid taskRoleArn is not being used'
    report({ code: 'SVC-EXE-01', severity, path, message, hint: EXECUTE_HINT, docs: page })
  } else if (typeof definition.taskRole === 'object' && missingForExec(definition.taskRole).length > 0) {
    const message = `ECS Exec needs a task role that may open ssmmessages channels: it lacks ${missingForExec(definition.taskRole).join(', ')}`
    const hint = '.allowExecuteCommand() of the task definition adds them'
    report({ code: 'SVC-EXE-01', severity: 'warning', path, message, hint, docs: page })
  }
  const sealed = definition.containers.find(
    ({ readonlyRootFilesystem, mountPoints = [] }) => readonlyRootFilesystem && mountPoints.length === 0,
  )
  if (sealed) {
    const message = `ECS Exec writes into container ${quoted(sealed.name)}, whose root file system is read-only`
    const hint = 'mount volumes at /managed-agents, /var/lib/amazon/ssm and /var/log/amazon/ssm'
    report({ code: 'CD-ROF-01', severity: 'warning', path, message, hint, docs: page })
  }
}
