import { quoted } from '../quoted.ts'
import { API, type Report, type RuleFamily } from '../rule.ts'
import { type CheckedService, controllerOf } from './checked-service.ts'

const docs = `${API}/API_CreateService.html`

/** Rules about what a service written as JSON refers to by name, id or ARN. */
export const referenceRules: RuleFamily<CheckedService> = {
  codes: ['SVC-TD-01', 'SVC-NAM-01', 'SVC-NET-03', 'SVC-NET-04', 'SVC-LB-11'],
  docs,
  check(service, report) {
    checkNames(service, report)
    checkIds(service, report)
    checkRole(service, report)
  },
}

// "Invalid revision number. Number: …": https://github.com/aws/amazon-ecs-agent/issues/1354
const REVISION = /^[\w-]+:(?!0*[1-9]\d*$)[\w:-]+$/
// "Cluster must match …": https://github.com/awslabs/amazon-ecs-nodejs-microservices/issues/18
const CLUSTER = /^[\w-]{1,255}$/

function checkNames({ cluster, taskDefinition }: CheckedService, report: Report): void {
  if (taskDefinition !== undefined && REVISION.test(taskDefinition)) {
    const message = `The revision in ${quoted(taskDefinition)} is not a number from 1`
    const hint = 'use family:revision, or the family alone for its newest revision'
    report({ code: 'SVC-TD-01', path: ['taskDefinition'], message, hint, docs })
  }
  // "Family contains invalid characters.": https://github.com/aws/aws-cli/issues/6774
  if (taskDefinition !== undefined && /^[\w.-]+(\/[\w.-]+)+(:[\w.-]+)?$/.test(taskDefinition)) {
    const message = `${quoted(taskDefinition)} is no task definition: Family contains invalid characters.`
    const hint = 'use family:revision, the family, or the ARN of a revision; an image stands in a container'
    report({ code: 'SVC-TD-01', path: ['taskDefinition'], message, hint, docs })
  }
  if (isOther(taskDefinition, 'ecs', 'task-definition/')) {
    const message = 'taskDefinition is the ARN of something else than a task definition'
    report({ code: 'SVC-TD-01', path: ['taskDefinition'], message, hint: 'use the ARN of a revision', docs })
  }
  if (cluster === undefined || CLUSTER.test(cluster)) return
  if (cluster.startsWith('arn:') && !isOther(cluster, 'ecs', 'cluster/')) return
  const message = `${quoted(cluster)} is not the name or the ARN of a cluster`
  report({ code: 'SVC-NAM-01', path: ['cluster'], message, hint: 'use the name of the cluster', docs })
}

/** Ids of the EC2 console look alike; names are doubted, for templates have some of their own. */
function checkIds({ networkConfiguration }: CheckedService, report: Report): void {
  const { subnets = [], securityGroups = [] } = networkConfiguration?.awsvpcConfiguration ?? {}
  const path = ['networkConfiguration', 'awsvpcConfiguration']
  for (const [at, id] of subnets.entries()) {
    const severity = doubt(id, 'subnet')
    if (!severity) continue
    const message = `${quoted(id)} is not the id of a subnet`
    report({
      code: 'SVC-NET-03',
      severity,
      path: [...path, 'subnets', at],
      message,
      hint: 'use an id like subnet-0a1b2c3d',
      docs,
    })
  }
  for (const [at, id] of securityGroups.entries()) {
    const severity = doubt(id, 'sg')
    if (!severity) continue
    const message = `${quoted(id)} is not the id of a security group`
    report({
      code: 'SVC-NET-04',
      severity,
      path: [...path, 'securityGroups', at],
      message,
      hint: 'use an id like sg-0a1b2c3d',
      docs,
    })
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html
function checkRole(service: CheckedService, report: Report): void {
  const { role, networkConfiguration, loadBalancers = [], serviceRegistries = [], launchType } = service
  if (role === undefined) return
  const controller = controllerOf(service)
  const linked =
    networkConfiguration?.awsvpcConfiguration !== undefined ||
    launchType === 'FARGATE' ||
    loadBalancers.length > 1 ||
    serviceRegistries.length > 0 ||
    controller === 'EXTERNAL'
  if (!linked && controller === 'ECS') return
  // AWS names an external controller alone: of CODE_DEPLOY nobody has told
  const severity = linked ? 'error' : 'warning'
  const message = 'You cannot specify an IAM role for services that require a service linked role.'
  report({ code: 'SVC-LB-11', severity, path: ['role'], message, hint: 'remove it', docs })
}

function isOther(arn: string | undefined, service: string, resource: string): boolean {
  const [, , of, , , ...rest] = arn?.startsWith('arn:') ? arn.split(':') : []
  return of !== undefined && !(of === service && rest.join(':').startsWith(resource))
}

const IDS = /^(subnet|sg|vpc|eni|rtb|igw|acl|nat|vpce|i)-[0-9a-f]{8,17}$/

// AWS takes a name for an id that is not there: https://github.com/eddmann/serverless-fargate/issues/20
const NAME = /^(?=.{4})[a-z][a-z\d]*(-[a-z\d]+)*$/

function doubt(id: string, prefix: 'subnet' | 'sg'): 'error' | 'warning' | undefined {
  if (id.startsWith('arn:')) return 'error'
  const [, kind] = IDS.exec(id) ?? []
  if (kind !== undefined) return kind === prefix ? undefined : 'error'
  return NAME.test(id) && !id.startsWith(prefix) ? 'warning' : undefined
}
