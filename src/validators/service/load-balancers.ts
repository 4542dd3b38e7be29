import { nameOneOf } from '../named-container.ts'
import { quoted } from '../quoted.ts'
import type { RawLoadBalancer } from '../raw/service-shape.ts'
import { API, type Report, type RuleFamily } from '../rule.ts'
import { type CheckedService, controllerOf, modeOf } from './checked-service.ts'
import { NOT_HERE, notWhole } from './sentences.ts'

const docs = `${API}/API_LoadBalancer.html`
const RULE = /^arn:[\w-]+:elasticloadbalancing:[^:]*:\d*:(listener-rule\/app|listener\/net)\//
const SHIFTING = ['BLUE_GREEN', 'LINEAR', 'CANARY']
const MAX_GRACE = 2_147_483_647

/** Rules about the load balancers of a service. */
export const loadBalancingRules: RuleFamily<CheckedService> = {
  codes: [
    ...['SVC-LB-02', 'SVC-LB-03', 'SVC-LB-05', 'SVC-LB-06', 'SVC-LB-07', 'SVC-LB-08', 'SVC-LB-09', 'SVC-HGP-01'],
    'PM-DUP-02',
  ],
  docs,
  check(service, report) {
    const { loadBalancers = [], launchType } = service
    const path = ['loadBalancers']
    checkGracePeriod(service, report)
    if (loadBalancers.length === 0) return
    const most = controllerOf(service) === 'ECS' ? 5 : 1
    if (loadBalancers.length > most) {
      const severity = 'warning'
      const message = `The service has ${loadBalancers.length} target groups; AWS documents at most ${most}`
      report({ code: 'SVC-LB-05', severity, path, message, hint: 'use fewer', docs })
    }
    const { awsvpcConfiguration: awsvpc } = service.networkConfiguration ?? {}
    const mode = modeOf(service) ?? (awsvpc || launchType === 'FARGATE' ? 'awsvpc' : undefined)
    if (mode === 'none') {
      const message = NOT_HERE.noNetwork
      report({ code: 'SVC-LB-06', path, message, hint: 'change the network mode', docs })
    }
    if (launchType === 'EXTERNAL') {
      const message = NOT_HERE.loadBalancer
      report({ code: 'SVC-LB-07', severity: 'warning', path, message, hint: 'remove it', docs })
    }
    for (const [at, target] of loadBalancers.entries()) {
      checkTarget(target, [...path, at], mode, report)
      if (controllerOf(service) !== 'EXTERNAL') checkParts(target, [...path, at], report)
      checkShift(target, [...path, at], service, report)
      checkContainer(target, [...path, at], service, report)
    }
  },
}

function checkTarget(
  target: RawLoadBalancer,
  path: readonly (string | number)[],
  mode: string | undefined,
  report: Report,
): void {
  const { targetGroupArn, loadBalancerName, advancedConfiguration: advanced } = target
  if (targetGroupArn && loadBalancerName) {
    // https://github.com/aws/amazon-ecs-cli/pull/211
    const message = 'loadBalancerName and targetGroupArn cannot both be specified.'
    report({ code: 'SVC-LB-03', severity: 'warning', path, message, hint: 'keep targetGroupArn', docs })
  } else if (loadBalancerName && mode === 'awsvpc') {
    const message = "A Classic Load Balancer does not work with networkMode 'awsvpc'"
    report({ code: 'SVC-LB-03', path: [...path, 'loadBalancerName'], message, hint: 'use a target group', docs })
  }
  if (!advanced) return
  const at = [...path, 'advancedConfiguration']
  const { alternateTargetGroupArn: alternate, productionListenerRule: production, testListenerRule: test } = advanced
  if (!alternate || !production || !advanced.roleArn) {
    const message = 'advancedConfiguration needs alternateTargetGroupArn, productionListenerRule and roleArn'
    report({ code: 'SVC-LB-08', path: at, message, hint: 'add what is missing', docs })
  } else if (alternate === targetGroupArn || production === test) {
    const message = 'The alternate target group and the test listener must differ from those of production'
    report({ code: 'SVC-LB-08', path: at, message, hint: 'use others', docs })
  }
  if (production?.startsWith('arn:') && !RULE.test(production)) {
    const message = 'productionListenerRule is the ARN of a rule (ALB) or of a listener (NLB)'
    report({ code: 'SVC-LB-09', path: [...at, 'productionListenerRule'], message, hint: 'use that ARN', docs })
  }
}

// https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/issues/38, https://github.com/aws/amazon-ecs-cli/issues/359
function checkParts(target: RawLoadBalancer, path: readonly (string | number)[], report: Report): void {
  if (!target.targetGroupArn && !target.loadBalancerName) {
    const message = 'You must specify either a loadBalancerName or a targetGroupArn.'
    report({ code: 'SVC-LB-03', path, message, hint: 'add targetGroupArn', docs })
  }
  if (!target.containerName) {
    const message = 'Container Name can not be blank.'
    report({ code: 'SVC-LB-02', path: [...path, 'containerName'], message, hint: 'name the container', docs })
  } else if (target.containerPort === undefined) {
    // Not seen in words of AWS: CloudFormation, Terraform and Pulumi ask for it
    const message = 'A load balancer needs the port of the container'
    report({ code: 'SVC-LB-02', path: [...path, 'containerPort'], message, hint: 'add containerPort', docs })
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
function checkShift(
  { advancedConfiguration }: RawLoadBalancer,
  path: readonly (string | number)[],
  { deploymentConfiguration }: CheckedService,
  report: Report,
): void {
  const { strategy } = deploymentConfiguration ?? {}
  if (advancedConfiguration || !strategy || !SHIFTING.includes(strategy)) return
  const message = `advancedConfiguration field is required for all loadBalancers when using the ${strategy} deployment strategy`
  const hint = 'add it, with alternateTargetGroupArn, productionListenerRule and roleArn'
  report({ code: 'SVC-LB-08', path, message, hint, docs })
}

function checkContainer(
  { containerName, containerPort, loadBalancerName }: RawLoadBalancer,
  path: readonly (string | number)[],
  service: CheckedService,
  report: Report,
): void {
  const { definition } = service
  if (!definition || containerName === undefined) return
  const container = definition.containers.find(({ name }) => name === containerName)
  if (!container) {
    const message = `The task definition has no container ${quoted(containerName)}`
    const hint = nameOneOf(
      containerName,
      definition.containers.slice(0, 10).map(({ name }) => name),
    )
    report({ code: 'SVC-LB-02', path: [...path, 'containerName'], message, hint, docs })
    return
  }
  if (containerPort === undefined) return
  const mapped = container.portMappings.filter(port => port.containerPort === containerPort)
  const at = [...path, 'containerPort']
  const ranged = container.portMappings.some(({ containerPortRange }) => containerPortRange !== undefined)
  if (mapped.length === 0 && !ranged) {
    const message = `The container ${containerName} did not have a container port ${containerPort} defined.`
    const ports = container.portMappings.slice(0, 10).map(port => port.containerPort)
    const hint = ports.length > 0 ? `use ${ports.join(' or ')}` : 'add a port mapping'
    report({ code: 'SVC-LB-02', path: at, message, hint, docs })
  }
  if (mapped.length > 1) {
    const message = `Container port ${containerPort} is used in more than one port mapping for container ${containerName}`
    report({ code: 'PM-DUP-02', path: at, message, hint: 'give one of the protocols another port', docs })
  }
  const dynamic = mapped.some(({ hostPort }) => !hostPort)
  if (loadBalancerName && modeOf(service) === 'bridge' && dynamic) {
    const message = `A host port mapping for the container port ${containerPort} is required.`
    report({ code: 'SVC-LB-03', path: at, message, hint: 'set hostPort, or use a target group', docs })
  }
}

function checkGracePeriod(service: CheckedService, report: Report): void {
  const { healthCheckGracePeriodSeconds: seconds, loadBalancers = [], vpcLatticeConfigurations = [] } = service
  if (seconds === undefined) return
  const path = ['healthCheckGracePeriodSeconds']
  const page = `${API}/API_CreateService.html`
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > MAX_GRACE) {
    const message = notWhole('healthCheckGracePeriodSeconds', seconds)
    report({ code: 'SVC-HGP-01', path, message, hint: `use whole seconds from 0 to ${MAX_GRACE}`, docs: page })
  } else if (seconds > 0 && loadBalancers.length === 0 && vpcLatticeConfigurations.length === 0) {
    // Newer API pages let container health checks use it
    if (service.definition?.containers.some(({ healthCheck }) => healthCheck)) return
    const message = 'Health check grace period is only valid for services configured to use load balancers'
    report({ code: 'SVC-HGP-01', severity: 'warning', path, message, hint: 'remove it', docs: page })
  }
}
