import { quoted } from '../quoted.ts'
import type { RawDeploymentConfiguration } from '../raw/service-shape.ts'
import { API, type Report, type RuleFamily } from '../rule.ts'
import { filled } from '../sentence.ts'
import { type CheckedService, controllerOf } from './checked-service.ts'
import { NO_ROOM, notWhole } from './sentences.ts'

const STRATEGIES = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY']
const docs = `${API}/API_DeploymentConfiguration.html`
const DAY = 1440

/** Rules about how a new version replaces the old one. */
export const deploymentRules: RuleFamily<CheckedService> = {
  codes: [
    ...[
      'SVC-DEP-01',
      'SVC-DEP-02',
      'SVC-DEP-03',
      'SVC-DEP-04',
      'SVC-DEP-05',
      'SVC-DEP-06',
      'SVC-DEP-07',
      'SVC-DEP-08',
      'SVC-DEP-09',
    ],
    ...['SVC-DEP-10', 'SVC-DEP-12', 'SVC-DEP-17', 'SVC-DEP-18'],
  ],
  docs,
  check(service, report) {
    checkController(service, report)
    const { deploymentConfiguration: deployment } = service
    if (!deployment) return
    checkPercents(service, deployment, report)
    checkStrategy(service, deployment, report)
    checkRollback(service, deployment, report)
  },
}

function checkController(service: CheckedService, report: Report): void {
  const type = controllerOf(service)
  const path = ['deploymentController', 'type']
  const page = `${API}/API_DeploymentController.html`
  if (!['ECS', 'CODE_DEPLOY', 'EXTERNAL'].includes(type)) {
    const message = `${quoted(type)} is not a deployment controller`
    report({ code: 'SVC-DEP-04', path, message, hint: 'use ECS, CODE_DEPLOY or EXTERNAL', docs: page })
  }
  if (type === 'CODE_DEPLOY' && (service.loadBalancers ?? []).length === 0) {
    const message = 'Deployment controller CODE_DEPLOY needs an Application or Network Load Balancer'
    report({ code: 'SVC-DEP-05', path, message, hint: 'add one, or use ECS', docs: page })
  }
}

function checkPercents(service: CheckedService, deployment: RawDeploymentConfiguration, report: Report): void {
  const { maximumPercent = 200, minimumHealthyPercent = 100 } = deployment
  for (const field of ['maximumPercent', 'minimumHealthyPercent'] as const) {
    const value = deployment[field]
    if (value === undefined || (Number.isInteger(value) && value >= 0)) continue
    const message = notWhole(field, value)
    report({ code: 'SVC-DEP-02', path: [...PATH, field], message, hint: 'use a percentage', docs })
  }
  const controller = controllerOf(service)
  const given = deployment.maximumPercent !== undefined || deployment.minimumHealthyPercent !== undefined
  // What describe gives may be the default
  if (given && controller !== 'ECS' && service.launchType === 'EC2' && service.serviceArn === undefined) {
    const message = `Deployment controller ${controller} takes no percentages for EC2 tasks`
    report({ code: 'SVC-DEP-03', severity: 'warning', path: PATH, message, hint: 'remove them', docs })
  }
  if (service.schedulingStrategy === 'DAEMON' || (deployment.strategy ?? 'ROLLING') !== 'ROLLING') return
  const path = [...PATH, 'minimumHealthyPercent']
  const count = Math.max(service.desiredCount ?? 1, 1)
  const room = Math.floor((count * maximumPercent) / 100) - Math.ceil((count * minimumHealthyPercent) / 100)
  if (minimumHealthyPercent >= maximumPercent) {
    // "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments."
    const severity = minimumHealthyPercent === 100 && maximumPercent === 100 ? 'error' : 'warning'
    const message = filled(NO_ROOM, { min: minimumHealthyPercent, max: maximumPercent })
    const hint = 'use for example 100 and 200'
    report({ code: 'SVC-DEP-01', severity, path, message, hint, docs })
  } else if (room < 1) {
    const message = `With ${count} tasks, ${minimumHealthyPercent} and ${maximumPercent} percent leave no room to start or stop one`
    const hint = 'raise maximumPercent or lower minimumHealthyPercent'
    report({ code: 'SVC-DEP-02', severity: 'warning', path, message, hint, docs })
  }
}

const PATH = ['deploymentConfiguration']

function checkStrategy(service: CheckedService, deployment: RawDeploymentConfiguration, report: Report): void {
  const { strategy, bakeTimeInMinutes: bake, linearConfiguration: linear, canaryConfiguration: canary } = deployment
  const path = [...PATH, 'strategy']
  if (strategy !== undefined && !STRATEGIES.includes(strategy)) {
    const message = `${quoted(strategy)} is not a deployment strategy`
    report({ code: 'SVC-DEP-06', path, message, hint: `use ${STRATEGIES.join(', ')}`, docs })
  } else if (strategy !== undefined && strategy !== 'ROLLING' && controllerOf(service) !== 'ECS') {
    const message = `Strategy ${strategy} needs the deployment controller ECS`
    report({ code: 'SVC-DEP-06', path, message, hint: 'change the controller', docs })
  }
  if (bake !== undefined && !isWithin(bake, 0, DAY)) {
    const message = `bakeTimeInMinutes is ${bake}`
    const hint = `use whole minutes from 0 to ${DAY}`
    report({ code: 'SVC-DEP-07', path: [...PATH, 'bakeTimeInMinutes'], message, hint, docs })
  }
  checkSteps(linear, strategy === 'LINEAR', report)
  if (canary) {
    const { canaryPercent: percent = 5, canaryBakeTimeInMinutes: minutes = 10 } = canary
    const fits = percent >= 0.1 && percent <= 100 && isTenth(percent) && isWithin(minutes, 0, DAY)
    if (!fits || strategy !== 'CANARY') {
      const message = fits ? 'canaryConfiguration belongs to strategy CANARY' : 'canaryConfiguration is out of range'
      const hint = 'use a canaryPercent from 0.1 to 100 and whole minutes up to 1440, with strategy CANARY'
      report({ code: 'SVC-DEP-09', path: [...PATH, 'canaryConfiguration'], message, hint, docs })
    }
  }
  const shifts = [service.loadBalancers, service.vpcLatticeConfigurations].some(list => (list ?? []).length > 0)
  if (strategy === undefined || strategy === 'ROLLING' || shifts || service.serviceConnectConfiguration?.enabled) return
  const blue = strategy === 'BLUE_GREEN'
  const message = `Strategy ${strategy} has no traffic to shift: no load balancer, Service Connect or VPC Lattice`
  const severity = 'warning'
  report({ code: blue ? 'SVC-DEP-17' : 'SVC-DEP-18', severity, path, message, hint: 'add one, or use ROLLING', docs })
}

function checkSteps(linear: RawDeploymentConfiguration['linearConfiguration'], asked: boolean, report: Report): void {
  if (!linear) return
  const { stepPercent: percent = 10, stepBakeTimeInMinutes: minutes = 6 } = linear
  const fits = percent >= 3 && percent <= 100 && isTenth(percent) && isWithin(minutes, 0, DAY)
  if (fits && asked) return
  const message = fits ? 'linearConfiguration belongs to strategy LINEAR' : 'linearConfiguration is out of range'
  const hint = 'use a stepPercent from 3 to 100 and whole minutes up to 1440, with strategy LINEAR'
  report({ code: 'SVC-DEP-08', path: [...PATH, 'linearConfiguration'], message, hint, docs })
}

function checkRollback(service: CheckedService, deployment: RawDeploymentConfiguration, report: Report): void {
  const { deploymentCircuitBreaker: breaker, alarms } = deployment
  const controlled = controllerOf(service) === 'ECS'
  if (breaker && (breaker.enable === undefined || breaker.rollback === undefined || (!controlled && breaker.enable))) {
    const message = controlled
      ? 'A circuit breaker needs both enable and rollback'
      : 'A circuit breaker needs the deployment controller ECS'
    const path = [...PATH, 'deploymentCircuitBreaker']
    report({ code: 'SVC-DEP-10', path, message, hint: 'use for example enable and rollback true', docs })
  }
  const classic = service.loadBalancers?.some(
    ({ loadBalancerName, targetGroupArn }) => loadBalancerName && !targetGroupArn,
  )
  if (breaker?.enable && classic) {
    // https://github.com/aws/containers-roadmap/issues/1272
    const message = 'Deployment circuit breaker feature is not supported with Classic Load Balancers.'
    const path = [...PATH, 'deploymentCircuitBreaker']
    report({ code: 'SVC-DEP-10', path, message, hint: 'use a target group, or leave the circuit breaker out', docs })
  }
  if (alarms?.enable && ((alarms.alarmNames ?? []).length === 0 || !controlled)) {
    const message = controlled
      ? 'Deployment alarms name no alarm'
      : 'Deployment alarms need the deployment controller ECS'
    report({ code: 'SVC-DEP-12', path: [...PATH, 'alarms'], message, hint: 'name one, or remove them', docs })
  }
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

function isTenth(value: number): boolean {
  return Math.abs(value * 10 - Math.round(value * 10)) < 1e-9
}
